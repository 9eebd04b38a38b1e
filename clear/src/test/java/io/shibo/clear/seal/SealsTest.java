package io.shibo.clear.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealsTest {
    private static final byte[] MESSAGE =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CEB621Message xmlns=\"http://www.chinaport.gov.cn/ceb\" guid=\"A\" version=\"1.0\"><Inventory>李 &amp; 5 > 4</Inventory>\r\n</CEB621Message>\n"
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsSignedIsValid() {
        for (Zone zone : new Zone[] {Zone.SM2, Zone.RSA}) {
            byte[] signed = zone.sealer.sign(MESSAGE);
            assertThat(zone.seals().check(signed, Zone.NOW))
                    .isEqualTo(new Reading.Signature.Valid(
                            Certificates.serial(zone.company.certificate()), Set.of(Zone.COMPANY)));
            assertThat(zone.sealer.sign(MESSAGE)).isEqualTo(signed);
            assertThat(zone.sealer.sign(signed)).isEqualTo(signed);
        }
    }
}
