// SPDX-License-Identifier: Apache-2.0
// Files are opened, saved and chosen in the window's own sheet, by mouse and by keys.
import QtQuick
import QtTest
import Atos

ViewCase {
    id: test
    name: "Files"

    readonly property FileBrowser files: stage.app ? stage.app.files : null
    readonly property LibraryModel library: stage.app ? stage.app.library : null
    readonly property string folder: fileOf(stage.newFolder()) + "/desk" + runs
    property int runs: 0

    function fileOf(url) { return decodeURIComponent(url.toString().replace("file://", "")); }
    function urlOf(name) { return "file://" + folder.split("/").concat(name.split("/")).map(encodeURIComponent).join("/"); }
    function type(text) {
        for (const letter of text)
            keyClick(letter);
    }
    function makeDesk() {
        ++runs;
        stage.makeFolder(folder);
    }
    function waitForSheet() {
        tryVerify(() => sheetPart("fileSheetTitle"), 5000);
        tryCompare(files, "working", false, 20000);
        wait(0);
    }
    /// Goes there as people do who know the way.
    function goByKeys(path) {
        keyClick(Qt.Key_L, Qt.ControlModifier);
        const box = sheetPart("pathBox");
        tryCompare(box, "activeFocus", true);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        type(path);
        keyClick(Qt.Key_Return);
        tryCompare(files, "folder", path, 20000);
        tryCompare(files, "working", false, 20000);
        tryCompare(sheetPart("fileList"), "activeFocus", true);
    }
    function showLibrary() {
        click("libraryTab");
        tryCompare(library, "state", LibraryModel.Ready, 20000);
        waitForRendering(view);
    }
    /// One take in the library, and the sheet that asks where to export it.
    function exportTake() {
        showLibrary();
        stage.drop(part("takeList"), [stage.piece("schumann-traumerei.mid")]);
        tryCompare(library.takes, "count", 1, 20000);
        library.current = 0;
        waitForRendering(view);
        click("exportButton");
        waitForSheet();
        goByKeys(folder);
    }
    function nameIt(name) {
        mouseClick(sheetPart("fileName"));
        keyClick(Qt.Key_A, Qt.ControlModifier);
        type(name);
    }

    function test_aNewNameIsTypedAndTheFileIsThere() {
        makeDesk();
        showLibrary();
        stage.drop(part("takeList"), [stage.piece("schumann-traumerei.mid")]);
        tryCompare(library.takes, "count", 1, 20000);
        library.current = 0;
        const title = library.take.title;
        waitForRendering(view);
        click("exportButton");
        waitForSheet();
        const box = sheetPart("fileName");
        compare(box.text, title + ".mid", "the title is suggested");
        compare(box.activeFocus, true);
        compare(box.selectedText, title, "the suffix stays");
        type("Clara in May");
        compare(box.text, "Clara in May.mid");
        goByKeys(folder);
        compare(box.text, "Clara in May.mid", "the way there leaves the name alone");
        mouseClick(sheetPart("acceptFiles"));
        tryVerify(() => stage.sizeOf(urlOf("Clara in May.mid")) > 0, 20000);
        compare(stage.sizeOf(urlOf("Clara in May.mid")), stage.sizeOf(stage.piece("schumann-traumerei.mid")));
        tryVerify(() => part("noticeText").text === "Saved as " + folder + "/Clara in May.mid.", 20000, part("noticeText").text);
        verify(!sheetPart("fileSheetTitle"), "the sheet is gone");
    }

    function test_theSuffixIsAddedAndWhatIsThereIsAskedAbout() {
        makeDesk();
        stage.writeText(folder + "/old.mid", "what Clara played");
        exportTake();
        nameIt("old");
        keyClick(Qt.Key_Return);
        tryVerify(() => sheetPart("replaceTitle"), 20000);
        tryVerify(() => sheetPart("replaceTitle").text === "Replace old.mid?", 20000);
        tryCompare(sheetPart("keepFile"), "activeFocus", true, 5000, "what changes nothing comes first");
        keyClick(Qt.Key_Return);
        tryCompare(sheetPart("fileName"), "activeFocus", true);
        compare(stage.textOf(folder + "/old.mid"), "what Clara played");

        keyClick(Qt.Key_Return);
        tryVerify(() => files.replacing === "old.mid", 20000);
        tryCompare(sheetPart("keepFile"), "activeFocus", true);
        keyClick(Qt.Key_Escape);
        tryCompare(files, "replacing", "");
        verify(sheetPart("fileSheetTitle"), "Escape closes the question only");

        tryCompare(sheetPart("fileName"), "activeFocus", true);
        keyClick(Qt.Key_Return);
        tryVerify(() => files.replacing === "old.mid", 20000);
        tryVerify(() => sheetPart("replaceFile").visible && sheetPart("keepFile").activeFocus);
        keyClick(Qt.Key_Tab);
        tryCompare(sheetPart("replaceFile"), "activeFocus", true);
        keyClick(Qt.Key_Return);
        tryVerify(() => stage.sizeOf(urlOf("old.mid")) === stage.sizeOf(stage.piece("schumann-traumerei.mid")), 20000);
    }

    function test_aClickedFileGivesItsNameAndADoubleClickAsks() {
        makeDesk();
        stage.writeText(folder + "/first.mid", "one");
        exportTake();
        tryVerify(() => sheetPart("file0"));
        mouseClick(sheetPart("file0"));
        compare(sheetPart("fileName").text, "first.mid");
        mouseDoubleClickSequence(sheetPart("file0"));
        tryVerify(() => files.replacing === "first.mid", 20000);
        tryVerify(() => sheetPart("keepFile").activeFocus);
        mouseClick(sheetPart("keepFile"));
        tryCompare(files, "replacing", "");
        compare(stage.textOf(folder + "/first.mid"), "one");
        keyClick(Qt.Key_Escape);
        tryVerify(() => !sheetPart("fileSheetTitle"));
    }

    function test_severalFilesAreOpened() {
        makeDesk();
        for (const name of ["schumann-traumerei.mid", "chopin-nocturne-op9-no2.mid", "bach-prelude-bwv846.mid"])
            stage.copyPiece(name, folder);
        stage.writeText(folder + "/shopping list.txt", "milk");
        stage.makeFolder(folder + "/older");
        showLibrary();
        click("addButton");
        waitForSheet();
        goByKeys(folder);
        const list = sheetPart("fileList");
        compare(list.count, 4, "what cannot be opened is not shown");
        compare(list.entries.isFolder(0), true);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        compare(files.entries.pickedCount, 2);
        compare(sheetPart("pickedSentence").text, "2 files");
        mouseClick(sheetPart("file3"), 40, 8, Qt.LeftButton, Qt.ControlModifier);
        compare(files.entries.pickedCount, 3);
        keyClick(Qt.Key_Space);
        compare(files.entries.pickedCount, 2, "Space ticks and unticks");
        keyClick(Qt.Key_Home); // on the folder
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(files.entries.pickedCount, 3);
        keyClick(Qt.Key_Return);
        tryCompare(library.takes, "count", 3, 20000);
    }

    function test_lettersFindAndEnterDescendsAndBackspaceGoesUp() {
        makeDesk();
        stage.makeFolder(folder + "/clara");
        stage.makeFolder(folder + "/robert/May");
        stage.copyPiece("schumann-traumerei.mid", folder + "/robert/May");
        keyClick(Qt.Key_O, Qt.ControlModifier);
        waitForSheet();
        goByKeys(folder);
        type("rob");
        compare(files.entries.name(sheetPart("fileList").currentIndex), "robert");
        keyClick(Qt.Key_Return);
        tryCompare(files, "folder", folder + "/robert", 20000);
        keyClick(Qt.Key_Backspace);
        tryCompare(files, "folder", folder, 20000);
        tryVerify(() => files.entries.name(sheetPart("fileList").currentIndex) === "robert", 5000, "one stands where one came from");
        keyClick(Qt.Key_Return);
        tryCompare(files, "folder", folder + "/robert", 20000);
        tryCompare(files, "working", false);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        tryCompare(files, "folder", folder + "/robert/May", 20000);
        tryCompare(files, "working", false);
        const step = sheetPart("pathSteps");
        verify(step.count >= 3);
        step.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Left);
        keyClick(Qt.Key_Return);
        tryCompare(files, "folder", folder + "/robert", 20000);
        tryCompare(files, "working", false);
        goByKeys(folder + "/robert/May");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        tryCompare(stage.app.piece, "open", true, 20000);
        verify(part("pieceTitle").text.includes("umerei"), part("pieceTitle").text);
        compare(stage.notesSounded(), 0, "letters play nothing behind the sheet");
    }

    function test_aFolderIsMadeAndChosen() {
        makeDesk();
        click("studioTab");
        waitForRendering(view);
        click("generatePage");
        waitForRendering(view);
        click("trainNetwork");
        tryCompare(part("trainingFolder"), "visible", true, 20000);
        part("trainingFolder").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        waitForSheet();
        goByKeys(folder);
        verify(sheetPart("acceptFiles").text.startsWith("Choose “desk"), sheetPart("acceptFiles").text);
        sheetPart("newFolderButton").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        tryCompare(sheetPart("newFolderName"), "activeFocus", true);
        keyClick(Qt.Key_Return);
        tryVerify(() => files.problem === "Give the folder a name first.", 20000);
        type("labelled");
        keyClick(Qt.Key_Return);
        tryCompare(files, "folder", folder + "/labelled", 20000);
        tryCompare(sheetPart("acceptFiles"), "text", "Choose “labelled”");
        mouseClick(sheetPart("acceptFiles"));
        tryCompare(stage.app.trainer, "folder", folder + "/labelled");
    }

    function test_whatCannotBeReadOrWrittenIsTold() {
        makeDesk();
        stage.writeText(folder + "/letter.txt", "no folder");
        exportTake();
        keyClick(Qt.Key_L, Qt.ControlModifier);
        tryCompare(sheetPart("pathBox"), "activeFocus", true);
        type("nowhere");
        keyClick(Qt.Key_Return);
        tryVerify(() => sheetPart("fileProblem").visible && sheetPart("fileProblem").text === "There is no folder " + folder + "/nowhere.", 20000);
        compare(files.folder, folder, "one stays where one was");
        nameIt("letter.txt/take");
        keyClick(Qt.Key_Return);
        tryVerify(() => sheetPart("fileProblem").text.startsWith("Cannot write"), 20000, files.problem);
        verify(sheetPart("fileSheetTitle"), "the sheet stays");
        compare(stage.textOf(folder + "/letter.txt"), "no folder");
    }

    function test_aVeryLongNameIsToldAndStaysInside_data() {
        return [{ tag: "small and very large text", w: 1024, h: 700, text: 1.4 }, { tag: "large", w: 2560, h: 1440, text: 1 }];
    }
    function test_aVeryLongNameIsToldAndStaysInside(data) {
        makeDesk();
        stage.writeText(folder + "/" + "Nocturne ".repeat(25) + ".mid", "long");
        stage.app.settings.textSize = data.text;
        test.width = data.w;
        test.height = data.h;
        exportTake();
        nameIt("x".repeat(300));
        keyClick(Qt.Key_Return);
        tryVerify(() => sheetPart("fileProblem").text.startsWith("This name is too long"), 20000);
        waitForRendering(view);
        for (const name of ["folderUp", "pathSteps", "typePath", "newFolderButton", "placeList", "fileList", "file0", "fileProblem", "fileName",
                            "fileOrder", "cancelFiles", "acceptFiles"]) {
            const item = sheetPart(name);
            const corner = item.mapToItem(view, 0, 0);
            const end = item.mapToItem(view, item.width, item.height);
            verify(item.visible && item.width > 10 && item.height > 10, name + " has a size");
            verify(corner.x >= 0 && corner.y >= 0 && end.x <= data.w && end.y <= data.h, name + " lies inside: " + corner + " " + end);
        }
        nameIt("short");
        keyClick(Qt.Key_Return);
        tryVerify(() => stage.sizeOf(urlOf("short.mid")) > 0, 20000);
        test.width = 1280;
        test.height = 800;
    }

    function test_everyControlIsReachedByTabAndHasAName() {
        makeDesk();
        exportTake();
        const reached = new Set();
        for (let i = 0; i < 24; ++i) {
            keyClick(Qt.Key_Tab);
            const item = view.Window.activeFocusItem;
            verify(item.Accessible.name !== "", item + " " + item.objectName + " has a name");
            reached.add(item.objectName.replace(/[0-9]+$/, "")); // a list gives the keyboard to its row
        }
        for (const name of ["folderUp", "step", "typePath", "newFolderButton", "place", "fileList", "fileName", "fileOrder", "cancelFiles", "acceptFiles"])
            verify(reached.has(name), name + " is reached");
        verify(!reached.has("exportButton"), "what is behind the sheet waits");
        keyClick(Qt.Key_2, Qt.AltModifier);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !sheetPart("fileSheetTitle"));
        compare(view.screen, "library");
    }

    function test_thousandsOfFilesNeedFewRows() {
        makeDesk();
        stage.writeMany(folder, 5000);
        keyClick(Qt.Key_O, Qt.ControlModifier);
        waitForSheet();
        goByKeys(folder);
        const list = sheetPart("fileList");
        compare(list.count, 5000);
        const rows = () => list.contentItem.children.length;
        keyClick(Qt.Key_End);
        compare(list.currentIndex, 4999);
        tryVerify(() => sheetPart("file4999"), 20000);
        verify(rows() < 80, rows() + " rows exist");
        keyClick(Qt.Key_Escape);
    }
}
