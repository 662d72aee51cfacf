// SPDX-License-Identifier: Apache-2.0
// The teacher's way from two takes to what is different in them.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Compare"

    readonly property LibraryModel library: stage.app ? stage.app.library : null
    readonly property CompareModel comparison: stage.app ? stage.app.comparison : null

    function addTakes(files) {
        click("libraryTab");
        tryCompare(library, "state", LibraryModel.Ready, 20000);
        stage.drop(part("takeList"), files);
        tryCompare(library.takes, "count", files.length, 30000);
        waitForRendering(view);
    }

    function test_anEmptyScreenSaysTheWay() {
        click("compareTab");
        compare(part("emptyCompareTitle").text, "Nothing compared yet");
        click("emptyCompareAction");
        compare(view.screen, "library");
    }

    function test_twoTakesOfAPieceAreLaidOverEachOther() {
        addTakes([stage.piece("schumann-traumerei.mid"), stage.playedSlower("schumann-traumerei.mid", 1.2)]);
        mouseClick(part("tick0"));
        compare(part("compareButton").enabled, false);
        mouseClick(part("tick1"));
        compare(part("compareButton").enabled, true);
        waitForRendering(view);
        click("compareButton");
        compare(view.screen, "compare");
        tryCompare(comparison, "state", CompareModel.Ready, 60000);
        const second = comparison.takes[1];
        verify(second.relation.startsWith("The same piece: "), second.relation);
        verify(second.differences.includes("It is 20 % slower than the first."), second.differences.join(" "));
        verify(second.pace.length > 10);
        for (const point of second.pace)
            verify(Math.abs(point.y - 1 / 1.2) < 0.1, "evenly slower: " + point.y);
        compare(part("paceChart").visible, true);
        compare(part("radar").takes.length, 2);
        verify(part("radar").Accessible.description.includes("Tempo"));
        verify(part("comparedTitle0").text.length > 0);

        compare(part("progress").visible, true, "takes of one piece show how it went on");
        verify(part("progress0").Accessible.name.includes("Tempo"));
        part("cardRemarks").forceActiveFocus(Qt.TabFocusReason);
        for (const letter of "breathe")
            keyClick(letter);
        compare(part("cardRemarks").text, "breathe");
        const card = stage.newFile("card.pdf");
        comparison.writeCard(card, part("cardRemarks").text, Theme.paperColours, Theme.takeDashes);
        tryVerify(() => stage.sizeOf(card) > 1000, 20000);
        tryVerify(() => part("noticeText").text.includes("card.pdf"));
    }

    function test_differentPiecesAreComparedByTheirPlaying() {
        addTakes([stage.piece("schumann-traumerei.mid"), stage.piece("chopin-nocturne-op9-no2.mid")]);
        part("takeList").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space, Qt.ControlModifier);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Space, Qt.ControlModifier);
        compare(library.takes.pickedCount, 2);
        waitForRendering(view);
        click("compareButton");
        tryCompare(comparison, "state", CompareModel.Ready, 60000);
        verify(comparison.takes[1].relation.startsWith("Another piece"));
        compare(part("paceChart").visible, false);
        click("libraryTab");
        click("clearPicks");
        compare(library.takes.pickedCount, 0);
    }

    function test_aTakeWithoutItsFileIsTold() {
        cleanup();
        stage.prepareTakes(3);
        init();
        click("libraryTab");
        tryCompare(library.takes, "count", 3, 20000);
        library.takes.setPicked(0, true);
        library.takes.setPicked(1, true);
        waitForRendering(view);
        click("compareButton");
        tryCompare(comparison, "state", CompareModel.Failed, 20000);
        compare(part("emptyCompareTitle").text, "These takes cannot be compared");
        verify(part("emptyCompareSentence").text.length > 10);
    }
}
