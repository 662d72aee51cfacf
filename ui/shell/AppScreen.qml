// SPDX-License-Identifier: Apache-2.0
// What the frame needs to know of a screen. Everything else of a screen, its file dialogs too, is its own.
import QtQuick
import Atos

Item {
    required property AppModel app
    property bool current: true ///< in front; only one that is kept (Screens.qml) is ever behind another
    property string page: "" ///< which of its pages is open, where it has several: the frame remembers it

    property bool playsLetters: false ///< the letters of the computer keyboard play the piano
    property bool undoes: false ///< Ctrl+Z is its own; elsewhere that takes back what was done to takes
    /// A key without Ctrl, Alt or Meta that nothing in front has taken. True: it means something here.
    function pressKey(key: int): bool { return false; }

    property bool tellsTranscription: false ///< says by itself how far a recording is
    property string dropSentence: qsTr("Let go to open the music") ///< while files are held over it

    signal screenRequested(string name)
    signal openRequested ///< a file of music, by the dialog that all screens share

    /// Files that were let go over it, at least one.
    function drop(files) { app.openFile(files[0]); }
}
