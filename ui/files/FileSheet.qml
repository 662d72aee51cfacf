// SPDX-License-Identifier: Apache-2.0
// Asks for files, for the name of one to save, or for a folder. The sheet itself is made when it is opened.
import QtQuick
import Atos

Loader {
    id: sheet

    required property FileBrowser browser
    required property string title
    property int purpose: FileBrowser.OpenFile
    property string suffix: "" ///< of what is saved, without its dot
    property var kinds: suffix !== "" ? FileKinds.only(suffix) : [FileKinds.all]
    property string suggestion: ""
    signal accepted(var files) ///< urls of files on this computer, at least one

    active: false

    /// `name`: what a file that is saved is called at first; any title will do.
    function open(name = "") {
        suggestion = purpose === FileBrowser.SaveFile ? browser.suggestedName(name, suffix) : "";
        active = true;
        item.open();
    }

    sourceComponent: FileDesk {
        browser: sheet.browser
        title: sheet.title
        purpose: sheet.purpose
        suffix: sheet.suffix
        kinds: sheet.kinds
        suggestion: sheet.suggestion
        onAccepted: files => {
            close();
            sheet.accepted(files);
        }
        onClosed: sheet.active = false
    }
}
