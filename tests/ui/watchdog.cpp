// SPDX-License-Identifier: Apache-2.0
// Nothing blocks the window: no event of a journey through all screens costs the window's thread more than 50
// ms of processor time. Time of the processor and not of the clock: what other programs take is not ours.
#include "ui/shell/english_plurals.h"
#include "ui/shell/qml_module.h"
#include "ui/window/stage.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <ctime>

#include <cstdio>
#include <functional>

namespace {

constexpr int waitMs = 120000;
constexpr double mostMs = 50;

double threadMilliseconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// Measures each event that the loop delivers; what happens inside another event belongs to that one.
class WatchedApplication : public QGuiApplication {
public:
    using QGuiApplication::QGuiApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (inside_ || !watching_) return QGuiApplication::notify(receiver, event);
        inside_ = true;
        const QEvent::Type type = event->type();
        const QByteArray name = receiver->metaObject()->className();
        const double begin = threadMilliseconds();
        const bool taken = QGuiApplication::notify(receiver, event);
        const double cost = threadMilliseconds() - begin;
        inside_ = false;
        ++events_;
        if (cost > longest_) {
            longest_ = cost;
            longestName_ = name + ", event " + QByteArray::number(type) + ", " + step_;
        }
        return taken;
    }
    void watch(const char* step) {
        step_ = step;
        watching_ = true;
    }
    [[nodiscard]] double longest() const { return longest_; }
    [[nodiscard]] const QByteArray& longestName() const { return longestName_; }
    [[nodiscard]] long events() const { return events_; }

private:
    bool watching_ = false;
    bool inside_ = false;
    long events_ = 0;
    double longest_ = 0;
    QByteArray longestName_;
    QByteArray step_;
};

bool wait(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, waitMs);
}

void screen(QQuickWindow& window, int number) {
    QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_0 + number), Qt::AltModifier);
    QTest::qWait(100);
}

bool playAndCalibrate(WatchedApplication& application, atos::test::Stage& stage, QQuickWindow& window) {
    atos::AppModel& app = *stage.app();
    application.watch("playing");
    for (const Qt::Key key : {Qt::Key_Q, Qt::Key_E, Qt::Key_T, Qt::Key_U}) {
        QTest::keyPress(&window, key);
        QTest::qWait(60);
        QTest::keyRelease(&window, key);
    }
    application.watch("opening a piece");
    app.openFile(stage.piece(QStringLiteral("chopin-nocturne-op9-no2.mid")));
    if (!wait([&] { return app.piece()->isOpen(); })) return false;
    application.watch("calibrating");
    QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
    if (!wait([&] { return app.calibrate()->hasResult(); })) return false;
    application.watch("playing the piece");
    app.piece()->play();
    QTest::qWait(1000);
    app.piece()->stop();
    application.watch("changing the theme");
    QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
    QTest::qWait(100);
    return true;
}

bool libraryAndCompare(WatchedApplication& application, atos::test::Stage& stage, QQuickWindow& window) {
    atos::AppModel& app = *stage.app();
    application.watch("library");
    screen(window, 2);
    atos::TakeListModel& takes = *app.library()->takes();
    const auto newestIs = [&takes](const char* title) {
        return wait([&] { return takes.view(0).title == QString::fromUtf8(title); });
    };
    app.library()->setText(QStringLiteral("invention"));
    if (!newestIs("Invention")) return false;
    app.library()->setText({});
    if (!wait([&] { return takes.view(0).title != QStringLiteral("Invention"); })) return false;
    app.library()->chooseLast();
    if (!wait([&] { return takes.count() >= 10000; })) return false;
    application.watch("comparing");
    const QString piece = QStringLiteral("schumann-traumerei.mid");
    app.addFiles({stage.piece(piece), stage.playedSlower(piece, 1.2)});
    if (!newestIs("Slower")) return false;
    takes.setPicked(0, true);
    takes.setPicked(1, true);
    app.comparison()->compare();
    screen(window, 3);
    return wait([&] { return app.comparison()->state() == atos::CompareModel::State::Ready; });
}

bool studioAndSettings(WatchedApplication& application, atos::test::Stage& stage, QQuickWindow& window,
                       const QUrl& recording) {
    atos::AppModel& app = *stage.app();
    application.watch("studio");
    screen(window, 4);
    app.transcribe()->transcribe(recording);
    if (!wait([&] { return app.transcribe()->state() == atos::TranscriptionJob::State::Ready; }))
        return false;
    app.transcribe()->transcript()->play();
    QTest::qWait(500);
    app.transcribe()->transcript()->stop();
    app.transcribe()->transcript()->selectAll();
    app.transcribe()->transcript()->removeSelected();
    app.transcribe()->transcript()->undo();
    QTest::qWait(100);
    application.watch("settings");
    screen(window, 5);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    WatchedApplication application(argc, argv);
    const atos::EnglishPlurals plurals;
    atos::test::Stage stage;
    stage.prepareTakes(10000);
    stage.start();
    atos::AppModel& app = *stage.app();
    const QUrl recording = stage.recording(QStringLiteral("schumann-traumerei.mid"), 10);

    QQmlApplicationEngine engine;
    QQuickWindow* window = atos::openWindow(engine, app);
    if (window == nullptr) return 1;
    if (!QTest::qWaitForWindowExposed(window)
        || !wait([&] { return app.calibrate()->state() == atos::CalibrateModel::State::Ready; }))
        return 1;

    if (!playAndCalibrate(application, stage, *window) || !libraryAndCompare(application, stage, *window)
        || !studioAndSettings(application, stage, *window, recording)) {
        std::fprintf(stderr, "The journey did not come to its end: %s\n", qPrintable(app.notice()));
        return 1;
    }
    std::printf("%ld events; the longest took %.1f ms: %s\n", application.events(), application.longest(),
                application.longestName().constData());
    return application.longest() < mostMs ? 0 : 1;
}
