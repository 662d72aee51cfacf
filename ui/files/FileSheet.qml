// SPDX-License-Identifier: Apache-2.0
// Asks for files, for the name of one to save, or for a folder. The sheet itself is read and made when it is opened.
import QtQuick
import Atos

Loader {
    id: sheet

    required property FileBrowser browser
    required property string title
    property int purpose: FileBrowser.OpenFile
    property string suffix: "" ///< of what is saved, without its dot
    property var kinds: suffix !== "" ? FileKinds.only(suffix) : [FileKinds.all]
    signal accepted(var files) ///< urls of files on this computer, at least one

    /// `name`: what a file that is saved is called at first; any title will do.
    function open(name = "") {
        if (item)
            return;
        setSource("FileDesk.qml", {
            browser: browser, title: title, purpose: purpose, suffix: suffix, kinds: kinds,
            suggestion: purpose === FileBrowser.SaveFile ? browser.suggestedName(name, suffix) : ""
        });
        item.open();
    }

    Connections {
        target: sheet.item
        function onAccepted(files) {
            sheet.item.close();
            sheet.accepted(files);
        }
        function onClosed() { sheet.source = ""; }
    }
}
