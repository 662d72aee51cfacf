// SPDX-License-Identifier: Apache-2.0
// The teacher's way through the library: find a take, write on it, keep it, open it, throw one away and take that back.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Library"

    readonly property LibraryModel library: stage.app ? stage.app.library : null

    function showLibrary() {
        click("libraryTab");
        compare(view.screen, "library");
        tryCompare(library, "state", LibraryModel.Ready, 20000);
    }
    /// A fresh program whose library holds so many takes.
    function startWith(takes) {
        cleanup();
        stage.prepareTakes(takes);
        init();
        showLibrary();
        tryCompare(library.takes, "count", Math.min(takes, 100), 20000);
        waitForRendering(view);
    }
    function type(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function test_anEmptyLibrarySaysWhatFillsIt() {
        showLibrary();
        tryCompare(part("emptyLibrary"), "visible", true);
        compare(part("emptyLibraryTitle").text, "No takes yet");
        compare(part("takeDetails").visible, false);
        compare(part("searchBox").enabled, true);
    }

    function test_whatIsPlayedIsFoundNamedStarredAndOpened() {
        stage.plugKeyboard();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        for (const pitch of [60, 64, 67, 72])
            stage.playOnKeyboard(pitch, 80);
        tryCompare(part("startOver"), "enabled", true, 20000);
        click("startOver");
        showLibrary();
        tryCompare(library.takes, "count", 1, 20000);
        verify(library.takes.data(library.takes.index(0, 0), Qt.UserRole).title.startsWith("Played on"));

        tryVerify(() => findChild(view, "take0"));
        mouseClick(part("take0"));
        compare(part("takeDetails").visible, true);
        waitForRendering(view);
        mouseClick(part("titleBox"));
        type("Broken chord");
        keyClick(Qt.Key_Tab);
        type("Clara");
        keyClick(Qt.Key_Tab);
        tryCompare(part("takeTitle0"), "text", "Broken chord", 20000);
        tryCompare(library, "students", ["Clara"], 20000);

        mouseClick(part("star0"));
        tryVerify(() => library.take.starred, 20000);
        click("starredFilter");
        tryCompare(library.takes, "count", 1, 20000);

        click("openTakeButton");
        compare(view.screen, "calibrate");
        tryCompare(stage.app.piece, "open", true, 20000);
        compare(part("pieceTitle").text, "Broken chord");
        tryCompare(library.takes, "count", 1, 20000, "opening a take makes no other");
    }

    function test_notesAreKeptWhenTheFieldIsLeft() {
        startWith(3);
        mouseClick(part("take1"));
        const id = library.take.id;
        waitForRendering(view);
        mouseClick(part("remarksBoxArea"));
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(part("remarksBoxArea").activeFocus, true);
        type("slower next time");
        mouseClick(part("take2"));
        verify(library.take.id !== id);
        part("searchBox").forceActiveFocus();
        type("slower");
        tryCompare(library.takes, "count", 1, 20000);
        part("takeList").forceActiveFocus(Qt.TabFocusReason);
        tryVerify(() => library.take.id === id, 20000);
        compare(library.take.remarks, "slower next time");
    }

    function test_searchFindsAndAnEmptyAnswerOffersTheWayBack() {
        startWith(40);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        compare(part("searchBox").activeFocus, true);
        type("traum clara");
        tryVerify(() => library.takes.count > 0 && library.takes.count < 10, 20000);
        type(" zzz");
        tryCompare(library.takes, "count", 0, 20000);
        compare(part("emptyLibraryTitle").text, "Nothing found");
        click("emptyLibraryAction");
        tryCompare(library.takes, "count", 40, 20000);
        compare(part("searchBox").text, "");
    }

    function test_deleteAndUndoByKeyboard() {
        startWith(5);
        part("takeList").forceActiveFocus(Qt.TabFocusReason);
        compare(library.current, 0);
        keyClick(Qt.Key_Down);
        const title = library.take.title;
        const id = library.take.id;
        keyClick(Qt.Key_Delete);
        tryCompare(library.takes, "count", 4, 20000);
        tryCompare(part("undoBar"), "visible", true);
        compare(library.undoable, "“" + title + "” was deleted.");
        compare(library.current, 1, "the next take is chosen");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        tryCompare(library.takes, "count", 5, 20000);
        compare(part("undoBar").visible, false);
        verify(library.takes.data(library.takes.index(1, 0), Qt.UserRole).id === id);
        compare(stage.notesSounded(), 0, "letters play nothing here");
    }

    function test_takesArePlayedInTheList() {
        showLibrary();
        stage.drop(part("takeList"), [stage.piece("schumann-traumerei.mid"), stage.piece("chopin-nocturne-op9-no2.mid")]);
        tryCompare(library.takes, "count", 2, 20000);
        waitForRendering(view);
        const player = stage.app.takePlayer;
        click("play0");
        tryVerify(() => player.playing === library.takes.data(library.takes.index(0, 0), Qt.UserRole).id, 20000);
        tryVerify(() => stage.notesSounded() > 0, 10000);
        compare(part("play0").Accessible.name, "Stop this take");
        compare(part("playing0").visible, true);
        tryVerify(() => part("playing0").share > 0, 10000);
        compare(part("playing1").visible, false);

        part("takeList").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_End);
        keyClick(Qt.Key_Space);
        tryVerify(() => player.playing === library.take.id, 20000, "Space plays the current one instead");
        compare(part("playing0").visible, false);
        compare(part("playing1").visible, true);
        keyClick(Qt.Key_Space);
        tryCompare(player, "playing", 0);
        keyClick(Qt.Key_Space);
        tryVerify(() => player.playing === library.take.id, 20000);
        click("calibrateTab");
        tryCompare(player, "playing", 0, 5000, "it ends where it cannot be seen any more");
    }

    function test_aTakeWithoutItsFileIsTold() {
        startWith(2);
        click("play0");
        tryVerify(() => part("noticeText").text.includes("take-0.mid"), 20000);
        compare(stage.app.takePlayer.playing, 0);
    }

    function test_manyTakesAreChangedAtOnce() {
        startWith(6);
        mouseClick(part("take0"));
        compare(part("takeDetails").visible, true);
        keyClick(Qt.Key_Space, Qt.ControlModifier);
        compare(part("takeDetails").visible, true, "one is no many");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Space, Qt.ControlModifier);
        mouseClick(part("tick4"));
        compare(library.takes.pickedCount, 3);
        tryCompare(part("pickedTakes"), "visible", true);
        compare(part("takeDetails").visible, false);
        compare(part("pickedTitle").text, "3 takes");
        compare(part("changePicked").enabled, false);
        waitForRendering(view);

        mouseClick(part("pickedStudentBox"));
        type("Fanny");
        compare(part("pickedStudentNew").visible, true);
        keyClick(Qt.Key_Tab);
        compare(part("pickedTags").activeFocus, true);
        type("May");
        keyClick(Qt.Key_Tab);
        type("31 February 2026");
        keyClick(Qt.Key_Return);
        verify(part("pickedProblem").text.startsWith("Write the date like"), part("pickedProblem").text);
        compare(library.undoable, "");
        keyClick(Qt.Key_A, Qt.ControlModifier);
        type("2 March 2020");
        click("changePicked");
        tryCompare(part("undoSentence"), "text", "3 takes were changed.", 20000);
        tryVerify(() => library.students.includes("Fanny"), 20000);
        compare(part("pickedStudentBox").text, "");
        library.student = "Fanny";
        tryCompare(library.takes, "count", 3, 20000);
        verify(library.takes.data(library.takes.index(0, 0), Qt.UserRole).when.startsWith("2 Mar 2020"));
        part("takeList").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        tryVerify(() => !library.students.includes("Fanny"), 20000);
        tryCompare(library.takes, "count", 0, 20000);
        compare(part("undoBar").visible, false);
    }

    function test_namesAreCompletedAndANewOneIsTold() {
        startWith(6);
        mouseClick(part("take2"));
        waitForRendering(view);
        const box = part("studentBox");
        compare(box.text, "");
        mouseClick(box);
        type("max");
        tryVerify(() => sheetPart("studentBoxOffer0"), 5000);
        keyClick(Qt.Key_Tab);
        compare(box.text, "Maximiliana-Wilhelmine von Hohenstein", "Tab takes the first");
        compare(part("tagsBox").activeFocus, true);
        tryCompare(library.take, "student", box.text, 20000);
        compare(part("studentNew").visible, false);

        mouseClick(box);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        type("calra");
        compare(part("studentNew").visible, true, "nobody is called so yet");
        tryVerify(() => sheetPart("studentBoxOffer0"), 5000, "a slip of the fingers is guessed");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(box.text, "Clara");
        keyClick(Qt.Key_Return);
        tryVerify(() => library.take.student === "Clara", 20000);

        keyClick(Qt.Key_A, Qt.ControlModifier);
        type("Rob");
        keyClick(Qt.Key_Escape);
        tryVerify(() => !sheetPart("studentBoxOffer0") || !sheetPart("studentBoxOffer0").visible);
        keyClick(Qt.Key_Tab);
        compare(box.text, "Rob", "Escape keeps what was written");
        tryVerify(() => library.students.includes("Rob"), 20000);
        compare(part("studentNew").visible, true, "it stays told");

        type("slow ex");
        tryVerify(() => sheetPart("tagsBoxOffer0"), 5000);
        mouseClick(sheetPart("tagsBoxOffer0"));
        compare(part("tagsBox").text, "slow exam");
    }

    function test_theDayIsChanged() {
        startWith(5);
        mouseClick(part("take0"));
        const id = library.take.id;
        waitForRendering(view);
        const box = part("dateBox");
        compare(box.text, library.take.when);
        mouseClick(box);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        type("once");
        keyClick(Qt.Key_Return);
        verify(part("dateProblem").visible);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        type("1.2.2003");
        keyClick(Qt.Key_Return);
        tryCompare(library, "current", 4, 20000, "the list is in the order of days");
        compare(library.take.id, id);
        verify(library.take.when.startsWith("1 Feb 2003"));
        compare(part("dateProblem").visible, false);
    }

    function test_escapeEmptiesTheSearch() {
        startWith(6);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        type("scales");
        tryCompare(library.takes, "count", 1, 20000);
        keyClick(Qt.Key_Escape);
        tryCompare(library.takes, "count", 6, 20000);
        compare(part("searchBox").text, "");
    }

    function test_allThatIsFoundIsTicked() {
        startWith(12);
        part("searchBox").forceActiveFocus();
        type("scales");
        tryCompare(library.takes, "count", 2, 20000);
        part("takeList").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(library.takes.pickedCount, 2);
        click("clearPicks");
        compare(library.takes.pickedCount, 0);
    }

    function test_filesDroppedHereAreKept() {
        showLibrary();
        stage.drop(part("takeList"), [stage.piece("schumann-traumerei.mid"), stage.badFile(),
                                      stage.piece("chopin-nocturne-op9-no2.mid")]);
        tryCompare(library.takes, "count", 2, 20000);
        tryCompare(part("noticeBar"), "visible", true);
        verify(part("noticeText").text.includes("shopping.mid"), part("noticeText").text);
        compare(stage.app.piece.open, false, "they are only kept");
    }

    function test_aTakeIsExported() {
        showLibrary();
        stage.drop(part("takeList"), [stage.piece("schumann-traumerei.mid")]);
        tryCompare(library.takes, "count", 1, 20000);
        library.current = 0;
        const file = stage.newFile("exported.mid");
        library.exportTake(library.take.id, file);
        tryVerify(() => stage.sizeOf(file) > 0, 20000);
        compare(stage.sizeOf(file), stage.sizeOf(stage.piece("schumann-traumerei.mid")));
        tryVerify(() => part("noticeText").text.includes("exported.mid"));
    }

    function test_aDamagedLibraryIsToldAndLeftAlone() {
        cleanup();
        stage.damageLibrary();
        init();
        click("libraryTab");
        tryCompare(library, "state", LibraryModel.Unavailable, 20000);
        compare(part("emptyLibraryTitle").text, "The library cannot be opened");
        verify(part("emptyLibrarySentence").text.includes("damaged"));
        compare(part("searchBox").enabled, false);
        click("emptyLibraryAction");
        tryCompare(library, "state", LibraryModel.Unavailable, 20000);
        stage.moveDamagedLibraryAway();
        click("emptyLibraryAction");
        tryCompare(library, "state", LibraryModel.Ready, 20000);
    }

    function test_tenThousandTakesNeedFewRows() {
        startWith(10000);
        const list = part("takeList");
        const rows = () => list.contentItem.children.length;
        verify(rows() > 5 && rows() < 60, rows() + " rows exist");
        list.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_End);
        tryCompare(library, "current", 9999, 20000);
        tryVerify(() => findChild(view, "take9999"), 20000);
        verify(rows() < 60, rows() + " rows exist at the end");
        keyClick(Qt.Key_PageUp);
        verify(library.current < 9999 && library.current > 9900);
        keyClick(Qt.Key_Home);
        compare(library.current, 0);
        part("searchBox").forceActiveFocus();
        type("9876");
        tryCompare(library.takes, "count", 1, 20000);
    }

    function test_screensAreReachedByKeyAndMouse() {
        keyClick(Qt.Key_2, Qt.AltModifier);
        compare(view.screen, "library");
        keyClick(Qt.Key_Q);
        compare(stage.notesSounded(), 0);
        keyClick(Qt.Key_1, Qt.AltModifier);
        compare(view.screen, "calibrate");
        part("libraryTab").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(view.screen, "library");
        compare(part("libraryTab").Accessible.name, "Library");
        click("calibrateTab");
        compare(view.screen, "calibrate");
    }

    function test_longNamesStayInside_data() {
        return [{ tag: "small", w: 1024, h: 700 }, { tag: "large", w: 2560, h: 1440 }];
    }
    function test_longNamesStayInside(data) {
        cleanup();
        stage.prepareTakes(12);
        init();
        view.anchors.fill = null;
        view.width = data.w;
        view.height = data.h;
        showLibrary();
        tryCompare(library.takes, "count", 12, 20000);
        library.current = 4;
        waitForRendering(view);
        for (const name of ["searchBox", "studentPicker", "addButton", "takeList", "takeDetails", "openTakeButton",
                            "titleBox", "exportButton", "removeButton"]) {
            const item = part(name);
            const corner = item.mapToItem(view, 0, 0);
            const end = item.mapToItem(view, item.width, item.height);
            verify(item.width > 0 && item.height > 0, name + " has a size");
            verify(corner.x >= 0 && corner.y >= 0 && end.x <= data.w + 0.5 && end.y <= data.h + 0.5,
                   name + " lies inside: " + corner + " " + end);
        }
        const search = part("searchBox");
        verify(search.mapToItem(view, search.width, 0).x <= part("studentPicker").mapToItem(view, 0, 0).x);
        const list = part("takeList");
        verify(list.mapToItem(view, list.width, 0).x <= part("takeDetails").mapToItem(view, 0, 0).x);
    }
}
