// SPDX-License-Identifier: Apache-2.0
// Two fingers zoom a roll around the point between them.
import QtQuick
import Atos

PinchHandler {
    id: pinch

    required property ScrollingRollItem roll
    property real before: 1

    target: null
    onActiveChanged: before = 1
    onActiveScaleChanged: {
        if (active)
            roll.zoomAt(activeScale / before, centroid.position.x);
        before = activeScale;
    }
}
