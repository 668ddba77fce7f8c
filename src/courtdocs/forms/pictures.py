"""Whether a file is a whole picture, so that a signature cannot fail once the document is being written."""

from __future__ import annotations

import io
import warnings


def is_picture(data: bytes) -> bool:
    """Whether the bytes are a PNG or JPEG picture that can be read to its last point."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                picture.verify()
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                picture.load()
    # Pillow says that a PNG is damaged with a SyntaxError.
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return False
    return True
