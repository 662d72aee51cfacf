// SPDX-License-Identifier: Apache-2.0
// Music from nothing: made from a seed, seen, heard, handed on.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Generate"

    readonly property var first: stage.app ? stage.app.generate.generators[0] : null

    function showGenerate() {
        keyClick(Qt.Key_4, Qt.AltModifier);
        waitForRendering(view);
        click("generatePage");
        waitForRendering(view);
    }

    function test_aSeedBecomesMusicThatGoesOn() {
        showGenerate();
        compare(part("firstPlay").enabled, false, "nothing was made yet");
        part("firstSeed").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keyClick(Qt.Key_5);
        keyClick(Qt.Key_Return);
        compare(first.seed, 5);
        click("firstGenerate");
        tryCompare(first, "state", GeneratorJob.Ready, 10000);
        compare(part("firstFacts").text, "60 notes  ·  0:30  ·  number 5");
        verify(part("firstRoll").Accessible.name.includes("60 notes"));
        click("firstPlay");
        tryVerify(() => stage.notesSounded() > 0 && first.position > 0, 10000);
        click("firstPlay");
        compare(first.playing, false);
        compare(first.held, true, "who types a number keeps it");
        click("firstDice");
        verify(first.seed !== 5, "another number by chance");
        click("firstKeep");
        tryCompare(stage.app.library.takes, "count", 1, 20000);
        click("firstCalibrate");
        compare(view.screen, "calibrate");
        tryCompare(stage.app.piece, "open", true, 20000);
        compare(part("pieceTitle").text, "first, number 5");
    }

    function test_eachPressTakesAnotherNumberUnlessItIsHeld() {
        showGenerate();
        const numbers = new Set();
        for (let i = 0; i < 3; ++i) {
            click("firstGenerate");
            tryCompare(first, "state", GeneratorJob.Ready, 10000);
            numbers.add(first.seed);
        }
        verify(numbers.size > 1, "chance gave " + [...numbers]);
        click("firstHold");
        const kept = first.seed;
        click("firstGenerate");
        tryCompare(first, "state", GeneratorJob.Ready, 10000);
        compare(first.seed, kept);
    }

    function test_aLoopIsPlayedUntilItIsStopped() {
        showGenerate();
        stage.app.generate.seconds = 15;
        press("loopBox");
        compare(stage.app.generate.loop, true);
        part("keyPicker").forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(stage.app.generate.key, 1);
        click("firstGenerate");
        tryCompare(first, "state", GeneratorJob.Ready, 10000);
        verify(part("firstFacts").text.includes("repeated"), part("firstFacts").text);
        click("firstPlay");
        tryVerify(() => first.position > 0, 10000);
        click("firstPlay");
        compare(first.playing, false);
    }

    function test_musicGoesOnFromWhatWasPlayed() {
        showGenerate();
        compare(part("continueBox").enabled, false);
        verify(part("continueSentence").text.includes("play something"), "and says why");
        stage.app.piece.openFile(stage.piece("schumann-traumerei.mid"));
        tryCompare(stage.app.piece, "open", true, 20000);
        tryCompare(part("continueBox"), "enabled", true);
        press("continueBox");
        verify(part("firstNetwork").text.includes("your playing"));
        verify(!part("secondNetwork").text.includes("your playing"), "it cannot");
        click("firstGenerate");
        tryCompare(first, "state", GeneratorJob.Ready, 20000);
    }

    function test_makingIsStopped() {
        showGenerate();
        stage.holdAnswer();
        click("secondGenerate");
        tryVerify(() => part("secondSentence").text === "Making music…");
        compare(part("secondGenerate").text, "Cancel");
        click("secondGenerate");
        tryCompare(stage.app.generate.generators[1], "state", GeneratorJob.Empty, 10000);
        stage.releaseAnswer();
        click("transcribePage");
        compare(part("emptyStudioTitle").visible, true);
    }

    function test_whatIsNoRunLogIsRefused() {
        showGenerate();
        compare(part("trainingCurves").visible, false);
        stage.app.training.follow(stage.badFile());
        tryCompare(part("noticeBar"), "visible", true, 10000);
        compare(part("trainingCurves").visible, false);
    }

    function test_aNetworkIsTrainedStoppedAndGoesOn() {
        showGenerate();
        compare(part("trainerBar").visible, false);
        click("trainNetwork");
        tryCompare(part("trainerBar"), "visible", true);
        verify(part("trainingNeeds").text.includes("metadata.tsv"), "what it needs is said");
        compare(part("startTraining").enabled, false, "there is no music to learn from yet");
        stage.app.trainer.chooseFolder(stage.newFolder());
        tryCompare(part("startTraining"), "enabled", true);
        part("trainedNetwork").forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(stage.app.trainer.network, 1);

        stage.app.trainer.start(stage.newFile("w.safetensors"));
        compare(part("trainedNetwork").enabled, false);
        stage.allowLessons(4);
        tryCompare(part("trainingSentence"), "text", "Step 4", 10000);
        tryCompare(part("trainingCurves"), "visible", true, 10000);
        click("stopTraining");
        tryVerify(() => part("resumeTraining").visible, 10000);
        compare(part("stopTraining").visible, false);
        click("trainNetwork");
        verify(part("trainerBar").visible, "a training that waits is not put out of sight");
        click("resumeTraining");
        stage.allowLessons(10);
        tryCompare(part("trainingSentence"), "text", "Finished: the weights are in w.safetensors.", 10000);
        verify(part("startTraining").visible);
    }

    function test_whereNothingCanTrainASentenceSaysSo() {
        stage.forbidLessons();
        showGenerate();
        tryCompare(part("untrainable"), "visible", true, 10000);
        verify(part("untrainable").text.length > 20);
        compare(part("trainNetwork").visible, false);
        compare(part("followTraining").visible, true, "a training elsewhere can still be followed");
    }
}
