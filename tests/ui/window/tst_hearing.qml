// SPDX-License-Identifier: Apache-2.0
// Listening without knowing: A, B and X, and which of two tones is liked.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Hearing"

    function hear() {
        calibratePiece();
        tryCompare(stage.app.audition, "ready", true, 60000);
    }

    function test_aListenerWhoHearsItIsBelieved() {
        hear();
        click("blindTest");
        compare(shown("blindPage"), true);
        waitForRendering(view); // the page has its place
        compare(stage.app.audition.sounding, AuditionModel.None, "A and B by name are silent meanwhile");
        compare(part("sendPageButton").visible, false);
        for (let i = 0; i < 7; ++i) {
            compare(part("xIsA").enabled, false, "both are heard before an answer");
            click("blindX");
            const b = stage.lastSide() === "b";
            compare(part("xIsA").enabled, false, "X is compared with something");
            click("blindA");
            compare(stage.lastSide(), "a");
            verify(!/\d of \d/.test(part("blindSentence").text), "the score is hidden: " + part("blindSentence").text);
            click(b ? "xIsB" : "xIsA");
            waitForRendering(view);
        }
        verify(part("blindSentence").text.startsWith("You hear the difference: 7 of 7 right."), part("blindSentence").text);
        click("blindAgain");
        compare(stage.app.blindTest.trial, 1);
        click("blindLeave");
        compare(shown("blindPage"), false);
        compare(part("sendPageButton").visible, true);
    }

    function test_oneWhoIsWrongThreeTimesIsTold() {
        hear();
        press("blindTest");
        waitForRendering(view);
        while (!stage.app.blindTest.over) {
            click("blindX");
            const b = stage.lastSide() === "b";
            click("blindB");
            click(b ? "xIsA" : "xIsB");
            waitForRendering(view);
        }
        verify(part("blindSentence").text.startsWith("Not shown: 0 of 3 right."), part("blindSentence").text);
    }

    function test_whatIsLikedIsLearntKeptAndForgotten() {
        hear();
        click("tasteTest");
        compare(shown("tastePage"), true);
        for (let i = 0; i < 8; ++i) {
            tryCompare(part("hearFirst"), "enabled", true, 60000);
            compare(part("likeFirst").enabled, false);
            click("hearFirst");
            click("hearSecond");
            click("likeNeither");
        }
        verify(part("tasteSentence").text.includes("8 answers"), part("tasteSentence").text);
        click("tasteLeave");
        compare(shown("tastePage"), false);
        view.screen = "settings";
        tryVerify(() => findChild(view, "tasteSummary") !== null);
        verify(part("tasteSummary").text.includes("what the music asks for"), part("tasteSummary").text);
        click("forgetTaste");
        compare(stage.app.taste.answers, 0);
        compare(part("forgetTaste").enabled, false);
    }

    function test_anotherToneEndsTheTest() {
        hear();
        click("blindTest");
        stage.app.calibrate.choice = 1;
        tryCompare(stage.app.blindTest, "active", false, 60000);
    }
}
