package io.shibo.cli.clear.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.Register;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.log.Disk;
import io.shibo.clear.log.LogFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    @TempDir
    Path folder;

    /** Every document of a sample as a message of its own. */
    private static List<byte[]> oneByOne(int parcels) throws IOException {
        List<byte[]> single = new ArrayList<>();
        for (byte[] bytes : Served.messages(parcels, 7)) {
            Reading.Message message = (Reading.Message) CebReader.read(new ByteArrayInputStream(bytes));
            for (Reading.Item item : message.documents()) {
                Document document = Objects.requireNonNull(item.document());
                String guid = Guids.of(document.key().getBytes(StandardCharsets.UTF_8));
                single.add(CebWriter.message(
                        message.type(),
                        guid,
                        message.transfer(),
                        List.of(document),
                        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">SAMPLE</ds:Signature>"));
            }
        }
        return single;
    }

    @Test
    void manyConnectionsShareAForceAndEachGetsItsOwnReceipts() throws Exception {
        List<byte[]> messages = oneByOne(40);
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (Served served = new Served(folder.resolve("log"), 20, null, null);
                ExecutorService senders = Executors.newFixedThreadPool(32)) {
            int before = served.disk.forces.get();
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (byte[] message : messages) {
                sent.add(senders.submit(() -> served.post(message)));
            }
            for (Future<HttpResponse<String>> one : sent) {
                answers.add(one.get());
            }
            assertThat(served.disk.forces.get() - before).isPositive().isLessThan(messages.size() / 3);
            assertThat(served.get("/metrics").body())
                    .contains("shibo_clear_messages_total " + messages.size())
                    .contains("shibo_clear_commit_seconds{quantile=\"0.99\"}");
        }

        for (int i = 0; i < messages.size(); i++) {
            Reading.Message message = (Reading.Message) CebReader.read(new ByteArrayInputStream(messages.get(i)));
            assertThat(answers.get(i).statusCode()).isEqualTo(200);
            assertThat(answers.get(i).body())
                    .contains(message.type().receiptRoot())
                    .contains(message.documents().getFirst().keys().guid());
        }
        try (Disk disk = Disk.forReading(folder.resolve("log"))) {
            assertThat(Register.read(disk).orders()).isEqualTo(40);
        }
    }

    @Test
    void answersARepeatedMessageTheSameAfterARestart() throws Exception {
        List<byte[]> messages = Served.messages(5, 3);
        List<String> first = new ArrayList<>();
        List<String> again = new ArrayList<>();
        try (Served served = new Served(folder.resolve("log"), 0, null, null)) {
            for (byte[] message : messages) {
                first.add(served.post(message).body());
            }
            for (byte[] message : messages) {
                again.add(served.post(message).body());
            }
        }
        // A declaration's second answer is its parcel's end; from then on nothing changes.
        try (Served served = new Served(folder.resolve("log"), 0, null, null)) {
            for (int i = 0; i < messages.size(); i++) {
                assertThat(served.post(messages.get(i)).body()).isEqualTo(again.get(i));
            }
        }
        assertThat(again).filteredOn(body -> !body.contains("CEB622")).isSubsetOf(first);
        assertThat(again).anyMatch(body -> body.contains("<returnStatus>800</returnStatus>"));
    }

    @Test
    void refusesWhatIsNoMessageAndGoesOn() throws Exception {
        try (Served served = new Served(folder.resolve("log"), 0, null, null)) {
            HttpResponse<String> hostile =
                    served.post("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(hostile.statusCode()).isEqualTo(422);
            assertThat(hostile.body()).contains("CEB900Message", "<returnStatus>-0001</returnStatus>");
            assertThat(served.post(new byte[0]).statusCode()).isEqualTo(422);

            HttpResponse<String> large = served.post(new byte[(1 << 20) + 1]);
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("CEB900Message", "1048576", "1048577");

            assertThat(served.get("/messages").statusCode()).isEqualTo(405);
            assertThat(served.get("/").statusCode()).isEqualTo(404);
            assertThat(served.get("/parcels/none").statusCode()).isEqualTo(404);
            assertThat(served.get("/health").body()).contains("ok");
            assertThat(served.post(Served.messages(1, 1).getFirst()).statusCode())
                    .isEqualTo(200);
            assertThat(served.get("/metrics").body()).contains("shibo_clear_refused_total{code=\"-0001\"}");
        }
    }

    @Test
    void aFailedForceIsAnsweredToNobodyAndEndsTheService() throws Exception {
        List<byte[]> messages = Served.messages(3, 3);
        try (Served served = new Served(folder.resolve("log"), 0, null, null)) {
            assertThat(served.post(messages.getFirst()).statusCode()).isEqualTo(200);
            served.disk.failing = true;

            assertThat(served.post(messages.get(1)).statusCode()).isEqualTo(503);
            assertThatThrownBy(served.service::awaitEnd)
                    .isInstanceOf(LogFailedException.class)
                    .hasMessageContaining("Input/output error")
                    .hasMessageContaining("Everything acknowledged is on disk");
        }
        try (Served served = new Served(folder.resolve("log"), 0, null, null)) {
            assertThat(served.post(messages.get(1)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFullQueueSaysWhenToComeAgainAndTakesNothing() throws Exception {
        List<byte[]> messages = oneByOne(10);
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (Served served = new Served(folder.resolve("log"), 100, null, null, 1);
                ExecutorService senders = Executors.newFixedThreadPool(messages.size())) {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (byte[] message : messages) {
                sent.add(senders.submit(() -> served.post(message)));
            }
            for (Future<HttpResponse<String>> one : sent) {
                answers.add(one.get());
            }
            assertThat(answers).anyMatch(one -> one.statusCode() == 200);
            assertThat(answers).anyMatch(one -> one.statusCode() == 503);
            for (int i = 0; i < messages.size(); i++) {
                HttpResponse<String> answer = answers.get(i);
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                    assertThat(answer.body()).contains("Send this one again");
                    assertThat(until200(served, messages.get(i))).containsPattern("<returnStatus>(120|800)<");
                }
            }
        }
        try (Disk disk = Disk.forReading(folder.resolve("log"))) {
            assertThat(Register.read(disk).orders()).isEqualTo(10);
        }
    }

    private static String until200(Served served, byte[] message) throws Exception {
        HttpResponse<String> answer = served.post(message);
        while (answer.statusCode() == 503) {
            Thread.sleep(20);
            answer = served.post(message);
        }
        return answer.body();
    }
}
