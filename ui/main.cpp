// SPDX-License-Identifier: Apache-2.0
// `atos-midi`: the window.
#include "core/caught.h"
#include "core/unattended_queue.h"
#include "files/locations.h"
#include "ui/shell/app_model.h"
#include "ui/shell/close_watch.h"
#include "ui/shell/english_plurals.h"
#include "ui/shell/log.h"
#include "ui/shell/qml_module.h"
#include "ui/shell/quit_on_signal.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <string_view>

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

void name() {
    QCoreApplication::setApplicationName(QStringLiteral("atos-midi"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ATOS_VERSION));
}

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Sets a digital piano's tone to suit its player."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QCoreApplication::translate("main", "A MIDI file or a recording to open."),
                                 QStringLiteral("[file]"));
}

bool isOneOf(const char* argument, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), argument) != names.end();
}

/// What needs no window, and so no display, is answered without one; it does not return then.
void answerInText(QCommandLineParser& parser, int argc, char** argv) {
    const bool asked = std::any_of(argv + 1, argv + argc, [](const char* argument) {
        return isOneOf(argument, {"-h", "--help", "--help-all", "-v", "--version"});
    });
    if (!asked) return;
    const QCoreApplication application(argc, argv);
    name();
    parser.process(application);
}

/// Whether Qt is told where to draw; without that it would end the process with a core dump.
bool canDraw(int argc, char** argv) {
    const auto given = [](const char* variable) {
        const char* const value = std::getenv(variable);
        return value != nullptr && *value != '\0';
    };
    const bool platformNamed = std::any_of(argv + 1, argv + argc, [](const char* argument) {
        return isOneOf(argument, {"-platform", "--platform"});
    });
    return platformNamed || given("QT_QPA_PLATFORM") || given("DISPLAY") || given("WAYLAND_DISPLAY");
}

[[noreturn]] void leave(int code) {
    spdlog::info("MIDI or sound does not answer; the window does not wait for it.");
    spdlog::shutdown();
    std::fflush(nullptr);
    std::_Exit(code);
}

/// Longer than it takes to put a piano back. What was played is in the journal.
constexpr std::chrono::seconds patience{20};

int show(atos::Services services, const QStringList& files) {
    std::optional<atos::CloseWatch> closing; // ends after all that it watches
    atos::AppModel app(std::move(services));
    QQmlApplicationEngine engine;
    if (atos::openWindow(engine, app) == nullptr) return 1;
    if (!files.isEmpty())
        app.openFile(QUrl::fromUserInput(files.front(), QDir::currentPath(), QUrl::AssumeLocalFile));
    const int code = QGuiApplication::exec();
    closing.emplace(patience, [code] { leave(code); });
    return code;
}

int run(int argc, char** argv) {
    QCommandLineParser parser;
    describe(parser);
    answerInText(parser, argc, argv);
    if (!canDraw(argc, argv)) {
        std::fputs("atos-midi: There is no display to open a window on. The command atos does the same in a "
                   "terminal: atos --help.\n",
                   stderr);
        return atos::exitCode(atos::ErrorCode::environment);
    }
    Application application(argc, argv);
    name();
    QGuiApplication::setApplicationDisplayName(QStringLiteral("ATOS MIDI"));
    QGuiApplication::setDesktopFileName(QStringLiteral("atos-midi"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/atos-midi.svg")));

    const atos::EnglishPlurals plurals;
    const atos::QuitOnSignal quitOnSignal;
    parser.process(application);

    atos::startLog(atos::userData() / "logs");
    atos::Result<atos::Services> services = atos::openServices();
    if (!services) {
        std::fprintf(stderr, "atos-midi: %s\n", services.error().message.c_str());
        return atos::exitCode(services.error().code);
    }
    return show(std::move(*services), parser.positionalArguments());
}

/// What hangs in a driver must not meet what is destroyed after main().
int left(int code) {
    if (atos::UnattendedQueue::anyRuns()) leave(code);
    return code;
}

} // namespace

int main(int argc, char** argv) {
    return left(atos::guardedMain("atos-midi", [=] { return run(argc, argv); }));
}
