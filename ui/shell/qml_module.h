// SPDX-License-Identifier: Apache-2.0
#pragma once

class QQmlApplicationEngine;
class QQuickWindow;

namespace atos {

class AppModel;

/// Keeps the QML module Atos in a program: in a static library nothing else pulls its registration in.
void linkQmlModule();

/// The program's window, owned by the engine; null when its QML does not load. After its first frame it opens
/// the devices.
[[nodiscard]] QQuickWindow* openWindow(QQmlApplicationEngine& engine, AppModel& app);

} // namespace atos
