package io.shibo.trade.evidence;

/** Why papers are not genuine, or why that could not be told. The words are in the bundle under {@code reason.<name>}. */
public enum Reason {
    /** The bundle has no manifest. */
    NO_MANIFEST,
    /** The bundle has a manifest but no signature of it. */
    NO_SIGNATURE,
    /** The signature file is not {@code header..signature} in base64url. */
    SIGNATURE_FORM,
    /** The signature's header is not the fixed one. */
    SIGNATURE_HEADER,
    /** The header names another algorithm, or none. */
    ALGORITHM,
    /** The header asks for an extension that is not known here. */
    UNKNOWN_EXTENSION,
    /** The header carries or points to a key of its own. */
    EMBEDDED_KEY,
    /** The signed manifest is not in its fixed form. */
    MANIFEST_FORM,
    /** None of the trusted keys has this id. */
    UNKNOWN_KEY,
    /** The key belongs to another business than the one the manifest names. */
    OWNER_DIFFERS,
    /** The key's first day has not come. */
    KEY_NOT_YET_VALID,
    /** The key's last day is over; without a log nothing proves that it was used before. */
    KEY_EXPIRED,
    /** Nothing here is signed. */
    NOTHING_SIGNED,
    /** The document is in no manifest that is known here. */
    DOCUMENT_UNKNOWN
}
