// SPDX-License-Identifier: Apache-2.0
// When the music says too little, the panel says so and offers nothing to send.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Abstained"
    abstaining: true

    function test_noAnswerIsSaidInWords() {
        calibratePiece();
        compare(part("resultTitle").text, "No answer this time");
        compare(stage.app.calibrate.notes.length, 1);
        compare(part("sendPageButton").visible, false);
        compare(part("listenAfter").visible, false);
        compare(part("head0").head.reason, "Too little music.");
    }
}
