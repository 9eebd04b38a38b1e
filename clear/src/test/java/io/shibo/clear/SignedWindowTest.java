package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Transfer;
import io.shibo.clear.seal.Certificates;
import io.shibo.clear.seal.CheckedReader;
import io.shibo.clear.seal.SignatureCheck;
import io.shibo.clear.seal.Zone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A window that checks signatures: nothing is released but what the declaring company signed. */
class SignedWindowTest {
    private static final Transfer SENDER = new Transfer("3301994S01", "test", "DXP", "DXPTEST", null);
    private static final List<ParcelDocument> PARCEL = Samples.parcel();
    private static final Declaration DECLARATION = (Declaration) PARCEL.get(3);

    private final Window window = Window.open(new MemoryIo(), new FixedRates());
    private final List<Output.Decided> decided = new ArrayList<>();
    private SignatureCheck check = Zone.SM2.seals();
    private long time = Samples.NOON;

    private static byte[] unsigned(ParcelDocument document) {
        return CebWriter.message(document.type(), "0".repeat(36), SENDER, List.of(document), null);
    }

    private static byte[] signed(ParcelDocument document) {
        return Zone.SM2.sealer.sign(unsigned(document));
    }

    private static byte[] changed(byte[] message, String from, String to) {
        String text = new String(message, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** The status of the first answer. */
    private String send(byte[] raw) {
        Reading reading = new CheckedReader(check, message -> time).read(raw);
        window.submit((Reading.Message) reading, raw, time++);
        Window.Batch batch = window.commit();
        decided.addAll(batch.decided());
        Output.Answer answer = batch.answers().getFirst();
        words = answer.errors().stream().map(FieldError::message).toList().toString();
        return answer.receipt().returnStatus();
    }

    private String words = "";

    private void sendAllButTheDeclaration() {
        for (ParcelDocument document : PARCEL.subList(0, 3)) {
            assertThat(send(unsigned(document))).isEqualTo("120");
        }
    }

    private boolean released() {
        return decided.stream().anyMatch(one -> one.ending().released());
    }

    @Test
    void whatItsCompanySignedIsReleased() {
        sendAllButTheDeclaration();
        send(signed(DECLARATION));
        assertThat(released()).isTrue();
        assertThat(decided.getLast().answer().receipt().returnInfo()).contains("signature: valid");
        ParcelView parcel = window.parcels(DECLARATION.orderNo()).getFirst();
        assertThat(parcel.signatureWord()).isEqualTo("valid");
        assertThat(parcel.signedBy()).isEqualTo(Certificates.serial(Zone.SM2.company.certificate()));
    }

    @Test
    void everythingElseIsRefusedByItsCode() {
        sendAllButTheDeclaration();
        assertThat(send(unsigned(DECLARATION))).isEqualTo("-621026");
        assertThat(words).contains("签名信息为空").contains("missing");
        assertThat(send(changed(signed(DECLARATION), DECLARATION.buyerName(), "某人")))
                .isEqualTo("-621028");
        assertThat(words).contains("1004 签名与数据不符");
        assertThat(send(changed(signed(DECLARATION), "<ds:SignatureValue>", "<ds:SignatureValue>AAAA")))
                .isEqualTo("-621029");
        assertThat(words).contains("1001 数字签名无效");
        assertThat(send(changed(signed(DECLARATION), "<ds:KeyName>", "<ds:KeyName>1")))
                .isEqualTo("-621015");
        long then = time;
        time = Zone.PERIOD.until().toEpochMilli() + 1000;
        assertThat(send(signed(DECLARATION))).isEqualTo("-621029");
        assertThat(words).contains("1002 数字签名过期");
        time = then;
        check = Zone.SM2.seals(Zone.registry(Certificates.serial(Zone.SM2.company.certificate()) + ",,1101110325,,,"));
        assertThat(send(signed(DECLARATION))).isEqualTo("-621015");
        assertThat(words).contains("signed for 1101110325, but agentCode is 3301994S01");
        assertThat(released()).isFalse();
    }

    /** Who sends a company's document before it does, without its key, must not decide how the company is answered. */
    @Test
    void aForgedSendingDoesNotAnswerForTheGenuineOne() {
        sendAllButTheDeclaration();
        assertThat(send(unsigned(DECLARATION))).isEqualTo("-621026");
        assertThat(send(changed(signed(DECLARATION), "<ds:SignatureValue>", "<ds:SignatureValue>AAAA")))
                .isEqualTo("-621029");
        assertThat(released()).isFalse();
        send(signed(DECLARATION));
        assertThat(released()).isTrue();
        // The same again has the same answer.
        String first = send(unsigned(DECLARATION));
        assertThat(first).isEqualTo("-621026");
        assertThat(send(unsigned(DECLARATION))).isEqualTo(first);
    }

    @Test
    void whereNoneIsRequiredOneThatStandsMustBeValid() {
        ParcelDocument order = PARCEL.getFirst();
        assertThat(send(signed(order))).isEqualTo("-301008");
        assertThat(words).contains("signed for 3301994S01, but ebpCode or ebcCode is");
        assertThat(send(unsigned(order))).isEqualTo("120");
    }

    @Test
    void withoutTrustNothingIsChecked() {
        check = SignatureCheck.NONE;
        sendAllButTheDeclaration();
        assertThat(send(unsigned(DECLARATION))).isEqualTo("-621026");
        send(changed(signed(DECLARATION), "<ds:SignatureValue>", "<ds:SignatureValue>AAAA"));
        assertThat(released()).isTrue();
        assertThat(decided.getLast().answer().receipt().returnInfo()).contains("signature: not checked");
        assertThat(window.parcels(DECLARATION.orderNo()).getFirst().signatureWord())
                .isEqualTo("not-checked");
    }

    @Test
    void anEnvelopeIsCheckedAndSoIsWhatIsInIt() {
        String order = Base64.getEncoder().encodeToString(unsigned(PARCEL.getFirst()));
        byte[] envelope = """
                <DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><TransInfo><CopMsgId>1</CopMsgId>\
                <SenderId>S</SenderId><ReceiverIds><ReceiverId>R</ReceiverId></ReceiverIds>\
                <CreatTime>2026-06-01T12:00:00</CreatTime><MsgType>CEB311Message</MsgType></TransInfo>\
                <Data>%s</Data></DxpMsg>""".formatted(order).getBytes(StandardCharsets.UTF_8);
        assertThat(send(envelope)).isEqualTo("120");
        byte[] signed = Zone.SM2.sealer.sign(envelope);
        assertThat(send(signed)).isEqualTo("120");
        Reading changed =
                new CheckedReader(check, message -> time).read(changed(signed, "<SenderId>S<", "<SenderId>T<"));
        assertThat(changed).isInstanceOfSatisfying(Reading.Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("-1004");
            assertThat(refusal.reason()).contains("签名与数据不符");
        });
        String forged = Base64.getEncoder().encodeToString(changed(signed(DECLARATION), DECLARATION.buyerName(), "某人"));
        byte[] around = changed(envelope, order, forged);
        assertThat(send(Zone.SM2.sealer.sign(around))).isEqualTo("-621028");
    }
}
