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
        tryCompare(library.takes, "count", takes, 20000);
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
        tryCompare(part("removedBar"), "visible", true);
        compare(library.removed, title);
        compare(library.current, 1, "the next take is chosen");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        tryCompare(library.takes, "count", 5, 20000);
        compare(part("removedBar").visible, false);
        verify(library.takes.data(library.takes.index(1, 0), Qt.UserRole).id === id);
        compare(stage.notesSounded(), 0, "letters play nothing here");
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
        compare(library.current, 9999);
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
                            "remarksBox", "exportButton", "removeButton"]) {
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
