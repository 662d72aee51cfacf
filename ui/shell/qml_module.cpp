// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/qml_module.h"

#include "ui/shell/app_model.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

/// Generated with the module; the engine calls it on the first import.
extern void qml_register_types_Atos();

namespace atos {

void linkQmlModule() {
    // Naming the function is enough for the linker to keep the object file that registers it.
    [[maybe_unused]] void (*volatile registration)() = &qml_register_types_Atos;
}

QQuickWindow* openWindow(QQmlApplicationEngine& engine, AppModel& app) {
    linkQmlModule();
    engine.addImportPath(QStringLiteral("qrc:/"));
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    engine.load(QUrl(QStringLiteral("qrc:/Atos/Main.qml")));
    return engine.rootObjects().isEmpty() ? nullptr
                                          : qobject_cast<QQuickWindow*>(engine.rootObjects().front());
}

} // namespace atos
