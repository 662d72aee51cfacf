// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/instrument_path.h"

namespace atos {
namespace {

constexpr double floorLine = 98;

void addLine(QPainterPath& path, double x1, double y1, double x2, double y2) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
}

/// White keys seen from the side of the listener: ticks on an edge.
void addKeys(QPainterPath& path, double from, double to, double y) {
    for (double x = from; x <= to; x += 4)
        addLine(path, x, y, x, y + 3);
}

/// `open`: how high the lid stands at its far end.
void addLid(InstrumentPath& path, double open) {
    path.lines.moveTo(14, 48);
    path.lines.cubicTo(30, 48 - open, 66, 44 - open, 96, 46 - open);
    path.lines.cubicTo(104, 52 - open, 92, 60 - open / 2, 104, 48);
    addLine(path.lines, 78, 48, 88, 50 - open);
}

InstrumentPath grand(double lid) {
    InstrumentPath path;
    path.body.addRoundedRect(6, 48, 100, 14, 4, 4);
    path.body.addRoundedRect(2, 46, 20, 9, 2, 2);
    addLid(path, lid);
    for (const double x : {14.0, 50.0, 96.0}) {
        path.body.addRect(x - 2, 62, 5, 32);
        path.body.addEllipse(x - 2, floorLine - 5, 5, 5);
    }
    addLine(path.lines, 26, 62, 26, 90);
    addLine(path.lines, 30, 62, 30, 90);
    addLine(path.lines, 22, 91, 34, 91);
    return path;
}

InstrumentPath fortepiano() {
    InstrumentPath path;
    path.body.addRect(8, 52, 94, 9);
    addLid(path, 22);
    for (const double x : {14.0, 54.0, 96.0}) { // turned legs that taper
        path.body.moveTo(x - 3, 61);
        path.body.lineTo(x + 3, 61);
        path.body.lineTo(x + 1, floorLine);
        path.body.lineTo(x - 1, floorLine);
        path.body.closeSubpath();
    }
    addKeys(path.marks, 10, 26, 48);
    return path;
}

InstrumentPath harpsichord() {
    InstrumentPath path;
    path.body.addRect(6, 50, 98, 10);
    path.lines.moveTo(8, 50); // a lid without a curve, on a trestle
    path.lines.lineTo(24, 16);
    path.lines.lineTo(100, 30);
    path.lines.lineTo(104, 50);
    addLine(path.lines, 74, 50, 80, 27);
    addLine(path.lines, 18, 60, 34, floorLine);
    addLine(path.lines, 34, 60, 18, floorLine);
    addLine(path.lines, 74, 60, 90, floorLine);
    addLine(path.lines, 90, 60, 74, floorLine);
    for (int i = 0; i < 5; ++i) // strings that are plucked
        addLine(path.marks, 34 + 11 * i, 46, 34 + 11 * i, 30);
    return path;
}

InstrumentPath upright() {
    InstrumentPath path;
    path.body.addRoundedRect(18, 22, 72, 34, 3, 3);
    path.body.addRoundedRect(12, 56, 84, 9, 2, 2);
    path.body.addRect(18, 65, 72, 26);
    path.body.addRect(14, 65, 5, 33);
    path.body.addRect(89, 65, 5, 33);
    return path;
}

InstrumentPath felt() {
    InstrumentPath path = upright();
    for (double x = 24; x < 84; x += 10) { // a strip of felt before the strings
        path.marks.moveTo(x, 44);
        path.marks.cubicTo(x + 3, 39, x + 7, 49, x + 10, 44);
    }
    return path;
}

InstrumentPath honkyTonk() {
    InstrumentPath path = upright();
    path.lines.moveTo(18, 22); // its top stands open
    path.lines.lineTo(28, 8);
    path.lines.lineTo(88, 8);
    for (double x = 26; x < 86; x += 8) // tacks in the hammers
        path.marks.addEllipse(x, 42, 2.5, 2.5);
    return path;
}

/// A piano on a stand.
InstrumentPath stage() {
    InstrumentPath path;
    path.body.addRoundedRect(4, 46, 100, 14, 4, 4);
    addLine(path.lines, 24, 60, 84, floorLine);
    addLine(path.lines, 84, 60, 24, floorLine);
    return path;
}

InstrumentPath tine() {
    InstrumentPath path = stage();
    for (int i = 0; i < 8; ++i) // rods that ring, shorter to the right
        addLine(path.marks, 14 + 11 * i, 43, 14 + 11 * i, 22 + 2 * i);
    return path;
}

InstrumentPath reed() {
    InstrumentPath path = stage();
    path.lines.moveTo(10, 46); // a rounded lid with its reeds below
    path.lines.cubicTo(18, 28, 90, 28, 98, 46);
    for (int i = 0; i < 7; ++i)
        path.marks.addRect(22 + 9.5 * i, 37, 4, 6);
    return path;
}

InstrumentPath fmPiano() {
    InstrumentPath path = stage();
    path.lines.addRoundedRect(36, 30, 36, 13, 2, 2); // its display
    path.marks.moveTo(40, 37);
    for (int i = 0; i < 4; ++i)
        path.marks.cubicTo(42 + 7 * i, 31, 44 + 7 * i, 43, 47 + 7 * i, 37);
    return path;
}

} // namespace

InstrumentPath instrumentPath(Voice voice) {
    switch (voice) {
    case Voice::concertGrand:
        return grand(38);
    case Voice::brightGrand:
        return grand(46);
    case Voice::studioGrand:
        return grand(30);
    case Voice::mellowGrand:
        return grand(16); // its lid nearly closed
    case Voice::upright:
        return upright();
    case Voice::felt:
        return felt();
    case Voice::honkyTonk:
        return honkyTonk();
    case Voice::fortepiano:
        return fortepiano();
    case Voice::harpsichord:
        return harpsichord();
    case Voice::tine:
        return tine();
    case Voice::reed:
        return reed();
    case Voice::fmPiano:
        return fmPiano();
    }
    return {};
}

} // namespace atos
