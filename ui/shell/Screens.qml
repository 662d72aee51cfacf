// SPDX-License-Identifier: Apache-2.0
// The screens of the window in the order of the rail: the one list from which the rail, the frame, the shortcuts and the
// tests take them.
pragma Singleton
import QtQuick

QtObject {
    /// name: in code; "libraryTab" is its button on the rail. title: for people. icon: SVG path data on a grid of 24.
    /// component: its file, whose root is an AppScreen. kept: it stays while another one is in front; otherwise it is made
    /// anew when it is shown, because a layout that is resized while it is hidden keeps its old places.
    readonly property var all: [
        { name: "calibrate", title: qsTr("Calibrate"), icon: "M3 5H21V19H3Z M9 14V19 M15 14V19 M7.5 5V14H10.5V5 M13.5 5V14H16.5V5", component: "CalibrateScreen.qml", shortcut: "Alt+1", kept: true },
        { name: "library", title: qsTr("Library"), icon: "M4 6H20 M4 12H20 M4 18H13", component: "LibraryScreen.qml", shortcut: "Alt+2" },
        { name: "compare", title: qsTr("Compare"), icon: "M5 20V11 M12 20V4 M19 20V14", component: "CompareScreen.qml", shortcut: "Alt+3" },
        { name: "studio", title: qsTr("Studio"), icon: "M3 12H5 M8 7V17 M12 3V21 M16 8V16 M20 11V13", component: "StudioScreen.qml", shortcut: "Alt+4" },
        { name: "settings", title: qsTr("Settings"), icon: "M4 8H13 M17 8H20 M4 16H7 M11 16H20 M15 6V10 M9 14V18", component: "SettingsScreen.qml", shortcut: "Alt+5" }
    ]

    function indexOf(name: string): int { return all.findIndex(screen => screen.name === name); }
}
