// SPDX-License-Identifier: Apache-2.0
// Drives the window with real mouse and key events (Qt Quick Test), without a display.
#include "ui/shell/english_plurals.h"
#include "ui/shell/qml_module.h"
#include "ui/window/stage.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QtQuickTest>

#include <memory>

namespace {

class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { plurals_ = std::make_unique<atos::EnglishPlurals>(); }
    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath(QStringLiteral("qrc:/"));
        engine->rootContext()->setContextProperty(QStringLiteral("stage"), &stage_);
    }

private:
    std::unique_ptr<atos::EnglishPlurals> plurals_;
    atos::test::Stage stage_;
};

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    atos::linkQmlModule();
    Setup setup;
    return quick_test_main_with_setup(argc, argv, "ui_window", ATOS_SOURCE_DIR "/tests/ui/window", &setup);
}

#include "main.moc"
