// SPDX-License-Identifier: Apache-2.0
// Every word stands out from what is behind it, measured by the pixels of each screen in both themes:
// at least 4.5, as WCAG 2.1 asks (success criterion 1.4.3). What cannot be used now may be paler.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Contrast"

    function luminance(colour) {
        const linear = value => value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
    }
    function contrast(a, b) {
        const brighter = Math.max(luminance(a), luminance(b));
        return (brighter + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }
    function mixed(colour, below, share) {
        const between = part => colour[part] * share + below[part] * (1 - share);
        return Qt.rgba(between("r"), between("g"), between("b"), 1);
    }

    /// The colour that most pixels of a part of the picture have; text has fewer than what is behind it.
    function behind(picture, corner, width, height) {
        const counts = {};
        let commonest = "";
        for (let i = 0; i < 160; ++i) { // spread over the part, in no line with its letters
            const x = Math.floor(corner.x + (i * 0.618 % 1) * (width - 1));
            const y = Math.floor(corner.y + (i * 0.755 % 1) * (height - 1));
            if (x < 0 || y < 0 || x >= picture.width || y >= picture.height)
                continue;
            const colour = String(picture.pixel(x, y));
            counts[colour] = (counts[colour] ?? 0) + 1;
            if (commonest === "" || counts[colour] > counts[commonest])
                commonest = colour;
        }
        return commonest;
    }

    function placeOf(item) { return item.mapToItem(view, Qt.rect(0, 0, item.width, item.height)); }
    function lies(place, room) {
        return place.x >= room.x && place.y >= room.y && place.x + place.width <= room.x + room.width
            && place.y + place.height <= room.y + room.height;
    }

    /// `room`: where what lies in `item` can be seen.
    function looksPale(item, picture, room, share, pale) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (!child.visible || !child.enabled || child.opacity === 0)
                continue;
            const seen = share * child.opacity;
            const place = placeOf(child);
            if (child instanceof Text && child.text.trim() !== "" && child.width > 0 && lies(place, room)) {
                const below = behind(picture, place, place.width, place.height);
                if (below !== "") {
                    const found = contrast(mixed(child.color, Qt.color(below), child.color.a * seen), Qt.color(below));
                    ++looked;
                    if (found < 4.5)
                        pale.push("\"" + child.text + "\" " + found.toFixed(2) + " " + child.color + " on " + below);
                }
            }
            looksPale(child, picture, child.clip && lies(place, room) ? place : room, seen, pale);
        }
        return pale;
    }
    property int looked: 0

    function test_everyWordStandsOut_data() {
        const data = [];
        for (const screen of Screens.all)
            for (const dark of [true, false])
                data.push({ tag: screen.name + (dark ? ", dark" : ", light"), screen: screen.name, dark: dark });
        return data;
    }
    function test_everyWordStandsOut(data) {
        stage.app.settings.dark = data.dark;
        calibratePiece();
        tryCompare(part("why"), "visible", true);
        press("why");
        press("moreReasons");
        view.screen = data.screen;
        waitForRendering(view);
        wait(Theme.calm); // colours fade
        looked = 0;
        compare(looksPale(view, grabImage(view), placeOf(view), 1, []).join("\n"), "");
        verify(looked > 10, looked + " words were looked at");
    }
}
