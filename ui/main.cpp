// SPDX-License-Identifier: Apache-2.0
// `atos-midi`: the window.
#include "core/caught.h"
#include "files/locations.h"
#include "ui/shell/app_model.h"
#include "ui/shell/english_plurals.h"
#include "ui/shell/log.h"
#include "ui/shell/qml_module.h"
#include "ui/shell/quit_on_signal.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>

#include <cstdio>

namespace {

/// Qt cannot carry an exception through its event loop: one that an event throws closes the window in order.
class Application : public QGuiApplication {
public:
    using QGuiApplication::QGuiApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        try {
            return QGuiApplication::notify(receiver, event);
        } catch (...) {
            exit(atos::guardedMain("atos-midi", []() -> int { throw; }));
            return true;
        }
    }
};

int run(int argc, char** argv) {
    Application application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("atos-midi"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("ATOS MIDI"));
    QGuiApplication::setApplicationVersion(QStringLiteral(ATOS_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("atos-midi"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/atos-midi.svg")));

    const atos::EnglishPlurals plurals;
    const atos::QuitOnSignal quitOnSignal;

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QGuiApplication::translate("main", "Sets a digital piano's tone to suit its player."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QGuiApplication::translate("main", "A MIDI file or a recording to open."),
                                 QStringLiteral("[file]"));
    parser.process(application);

    atos::startLog(atos::userData() / "logs");
    atos::Result<atos::Services> services = atos::openServices();
    if (!services) {
        std::fprintf(stderr, "atos-midi: %s\n", services.error().message.c_str());
        return atos::exitCode(services.error().code);
    }
    atos::AppModel app(std::move(*services));

    QQmlApplicationEngine engine;
    if (atos::openWindow(engine, app) == nullptr) return 1;

    const QStringList files = parser.positionalArguments();
    if (!files.isEmpty()) {
        app.openFile(QUrl::fromUserInput(files.front(), QDir::currentPath(), QUrl::AssumeLocalFile));
    }
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    return atos::guardedMain("atos-midi", [=] { return run(argc, argv); });
}
