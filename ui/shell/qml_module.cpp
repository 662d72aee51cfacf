// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/qml_module.h"

#include "ui/shell/app_model.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

/// Generated with the module; the engine calls it on the first import.
extern void qml_register_types_Atos();

namespace atos {
namespace {

/// A window that nobody sees, such as one that starts minimised, draws no frame.
constexpr int longestForAFrameMs = 3000;

} // namespace

void linkQmlModule() {
    // Naming the function is enough for the linker to keep the object file that registers it.
    [[maybe_unused]] void (*volatile registration)() = &qml_register_types_Atos;
}

QQuickWindow* openWindow(QQmlApplicationEngine& engine, AppModel& app) {
    linkQmlModule();
    engine.addImportPath(QStringLiteral("qrc:/"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    engine.load(QUrl(QStringLiteral("qrc:/Atos/Main.qml")));
    if (engine.rootObjects().isEmpty()) return nullptr;
    auto* const window = qobject_cast<QQuickWindow*>(engine.rootObjects().front());
    if (window == nullptr) return nullptr;
    QObject::connect(
        window, &QQuickWindow::frameSwapped, &app, [&app] { app.openTheRest(); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    QTimer::singleShot(longestForAFrameMs, &app, [&app] { app.openTheRest(); });
    return window;
}

} // namespace atos
