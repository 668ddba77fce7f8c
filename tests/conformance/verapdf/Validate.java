import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Validates each PDF named on the command line against PDF/A-2a and PDF/UA-1; prints one JSON object a line. */
public class Validate {
    private static final int SHOWN = 10;

    public static void main(String[] paths) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ObjectMapper json = new ObjectMapper();
        for (String profile : List.of("PDFA-2A", "PDFUA-1")) {
            // Looking a profile up by its flavour does not work in this jar, so its XML is read.
            ValidationProfile rules = Profiles.profileFromXml(
                Validate.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + profile + ".xml"));
            for (String path : paths) {
                System.out.println(json.writeValueAsString(judge(path, profile, rules)));
            }
        }
    }

    private static Map<String, Object> judge(String path, String profile, ValidationProfile rules) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new File(path), rules.getPDFAFlavour());
             var validator = Foundries.defaultInstance().createValidator(rules, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> failures = new ArrayList<>();
            for (TestAssertion failed : result.getTestAssertions()) {
                if (failures.size() < SHOWN) {
                    failures.add(failed.getRuleId().getClause() + "-" + failed.getRuleId().getTestNumber() + ": "
                        + failed.getMessage() + " at " + failed.getLocation().getContext());
                }
            }
            int failed = result.getFailedChecks().values().stream().mapToInt(Integer::intValue).sum();
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("path", path);
            report.put("profile", profile);
            report.put("passed", result.isCompliant());
            report.put("checks", result.getTotalAssertions());
            report.put("failed", failed);
            report.put("failures", failures);
            return report;
        }
    }
}
