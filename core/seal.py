"""The seal of this installation: a key (ECDSA P-256), and its certificate, by which a file of ours is recognised.

It shows that a file left this installation as it is. It is a simple seal: the certificate is signed by itself, and
vouches for no person.
"""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID
from django.conf import settings

from core.durable_files import flush_to_disk

KEY, CERTIFICATE = "key.pem", "certificate.pem"
VALID_FOR = timedelta(days=50 * 365)  # minutes are kept for ten years and longer; nothing renews it


@dataclass(frozen=True, slots=True)
class Seal:
    """A key and its certificate, as files; ``sha256`` is that of the certificate."""

    key: Path
    certificate: Path

    @property
    def public_key(self) -> bytes:
        """The key as it stands in the certificate, and so in each file that is sealed."""
        encoding, form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        return self._loaded.public_key().public_bytes(encoding, form)

    @property
    def sha256(self) -> str:
        return sha256(self._loaded.public_bytes(serialization.Encoding.DER)).hexdigest()

    @property
    def _loaded(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.certificate.read_bytes())


def own_seal() -> Seal:
    """Return the seal that the settings name, or one of this installation's own, made once."""
    if settings.SEAL_KEY:
        return Seal(Path(settings.SEAL_KEY), Path(settings.SEAL_CERT))
    folder = Path(settings.SEAL_FOLDER)
    if not folder.exists():
        _make_seal(folder)
    return Seal(folder / KEY, folder / CERTIFICATE)


def _make_seal(folder: Path) -> None:
    """Make both files at once or not at all; of several processes that make one, the first one's stays."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".seal-", dir=folder.parent))
    key = ec.generate_private_key(ec.SECP256R1())
    _write_secret(draft / KEY, _as_pem(key))
    _write_secret(draft / CERTIFICATE, _certificate(key).public_bytes(serialization.Encoding.PEM))
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft)
    else:
        for name in (KEY, CERTIFICATE):  # before anything is sealed: a key lost in a power cut never comes back
            flush_to_disk(folder / name, up_to=folder.parent)


def _as_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write_secret(path: Path, content: bytes) -> None:
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "SmartGov, seal of this installation")])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=now - timedelta(minutes=5),
        not_valid_after=now + VALID_FOR,
    )
    return builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())


def names_seal(content: bytes, seal: Seal) -> bool:
    """Tell whether a PDF holds the seal's public key, however damaged it is otherwise: no proof that it is ours.

    The rest of a certificate is much the same in every installation. A changed byte spoils one half of the key.
    """
    written = content.lower()
    halves = (seal.public_key[-64:-32], seal.public_key[-32:])
    return any(half.hex().encode() in written for half in halves)


def sign(text: bytes, seal: Seal) -> bytes:
    """Return the signature of the seal's key under a text, with SHA-256. Raises TypeError for a key of another kind."""
    key = serialization.load_pem_private_key(seal.key.read_bytes(), password=None)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(text, ec.ECDSA(hashes.SHA256()))
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(text, padding.PKCS1v15(), hashes.SHA256())
    raise TypeError(f"{seal.key} holds neither an elliptic nor an RSA key.")


def is_signed(text: bytes, signature: bytes, seal: Seal) -> bool:
    """Tell whether this is the signature of the seal's key under exactly this text."""
    key = seal._loaded.public_key()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, text, ec.ECDSA(hashes.SHA256()))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, text, padding.PKCS1v15(), hashes.SHA256())
        else:
            return False
    except InvalidSignature:
        return False
    return True
