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
        tryVerify(() => shown("progress0"));
        verify(part("progress0").Accessible.name.includes("Tempo"));
        part("cardRemarks").forceActiveFocus(Qt.TabFocusReason);
        for (const letter of "breathe")
            keyClick(letter);
        compare(part("cardRemarks").text, "breathe");
        const card = stage.newFile("card.pdf");
        comparison.writeCard(card, part("cardRemarks").text, Theme.family, Theme.paperColours, Theme.takeDashes);
        tryVerify(() => stage.sizeOf(card) > 1000, 20000);
        tryVerify(() => part("noticeText").text.includes("card.pdf"));
    }

    function test_theMeasureIsChosenAndPlacesAreBars() {
        addTakes([stage.piece("schumann-traumerei.mid"), stage.playedSlower("schumann-traumerei.mid", 1.2)]);
        mouseClick(part("tick0"));
        mouseClick(part("tick1"));
        waitForRendering(view);
        click("compareButton");
        tryCompare(comparison, "state", CompareModel.Ready, 60000);
        compare(comparison.barsKnown, true, "one of the two states its bars");
        verify(part("placeMarks").Accessible.name.startsWith("Bars 1, "), part("placeMarks").Accessible.name);
        compare(part("loudnessChart").visible, true);
        const second = comparison.takes[1].title;
        waitForRendering(view);
        part("compareWith1").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        tryVerify(() => comparison.state === CompareModel.Ready && comparison.takes[0].title === second, 60000);
        verify(comparison.takes[1].differences.includes("It is 20 % faster than the first."), comparison.takes[1].differences.join(" "));
        compare(comparison.barsKnown, true);

        part("cardRemarks").forceActiveFocus(Qt.TabFocusReason);
        click("cardButton");
        tryVerify(() => sheetPart("fileName"), 5000);
        verify(/^.+ – \d{4}-\d\d-\d\d\.pdf$/.test(sheetPart("fileName").text), sheetPart("fileName").text);
        keyClick(Qt.Key_Escape);
    }

    function test_chartsStayInside_data() {
        return [{ tag: "small and very large text", w: 1024, h: 700, text: 1.4 }, { tag: "large", w: 2560, h: 1440, text: 1 }];
    }
    function test_chartsStayInside(data) {
        stage.app.settings.textSize = data.text;
        addTakes([stage.piece("schumann-traumerei.mid"), stage.playedSlower("schumann-traumerei.mid", 1.2)]);
        library.pickAll();
        view.anchors.fill = null;
        view.width = data.w;
        view.height = data.h;
        stage.app.comparison.compare();
        click("compareTab");
        tryCompare(comparison, "state", CompareModel.Ready, 60000);
        waitForRendering(view);
        verify(part("radar").height >= 200, "the radar can be read");
        const room = part("comparePictures");
        room.forceActiveFocus(Qt.TabFocusReason);
        for (let i = 0; i < 40; ++i)
            keyClick(Qt.Key_Down);
        const marks = part("placeMarks");
        tryVerify(() => marks.mapToItem(room, 0, marks.height).y <= room.height + 1, 5000, "the arrow keys bring the last into sight");
        for (const name of ["radar", "velocityChart", "paceChart", "loudnessChart", "placeMarks"]) {
            const item = part(name);
            const left = item.mapToItem(room, 0, 0).x;
            verify(left >= 0 && left + item.width <= room.width + 0.5, name + " lies inside: " + left + " " + item.width);
        }
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
