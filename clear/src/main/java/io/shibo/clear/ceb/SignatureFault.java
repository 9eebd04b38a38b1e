package io.shibo.clear.ceb;

/** What is wrong with a signature, by the platform's table of errors (specification 2022-05, table 7-1). */
public enum SignatureFault {
    /** The bytes are no XML message that could be checked. */
    FORMAT("0001", "报文格式错误", "the message cannot be read"),
    /** The signature's form, algorithm or value, or the certificate behind it, is not accepted. */
    SIGNATURE("1001", "数字签名无效", "the signature is not valid"),
    /** The certificate is not valid at the time in question. */
    EXPIRED("1002", "数字签名过期", "the certificate is not valid at this time"),
    /** The data are not those that were signed. */
    DATA("1004", "签名与数据不符", "the data are not what was signed"),
    /** The certificate is not the one named, or not the company's; the platform's table has no code of its own for it. */
    CERTIFICATE("1001", "证书与企业不匹配", "the certificate does not belong to the company"),
    /** There is no signature where one is required. */
    MISSING("1001", "签名信息为空", "the signature is missing");

    private final String code;
    private final String official;
    private final String words;

    SignatureFault(String code, String official, String words) {
        this.code = code;
        this.official = official;
        this.words = words;
    }

    /** Four digits, as the platform writes them. */
    public String code() {
        return code;
    }

    /** The official words. */
    public String official() {
        return official;
    }

    /** The same in English. */
    public String words() {
        return words;
    }
}
