// SPDX-License-Identifier: Apache-2.0
// Takes the pictures of the documentation: `ui_screenshots FOLDER [WIDTHxHEIGHT]` opens the window without a
// display, a simulated piano plugged in, opens a bundled piece, calibrates it with the shipped models and
// saves what is seen. With `--sample` the answer is a made-up one: to look at the layout without models.
#include "ui/shell/english_plurals.h"
#include "ui/shell/qml_module.h"
#include "ui/window/stage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <algorithm>
#include <cstdio>

namespace {

constexpr int waitMs = 120000;
constexpr int skipped = 77; ///< what ctest counts as skipped

class Photographer {
public:
    Photographer(QQuickWindow& window, QDir folder) : window_(window), folder_(std::move(folder)) {}

    [[nodiscard]] bool take(const QString& name) {
        QTest::qWait(600); // animations end
        const QString path = folder_.filePath(name + QStringLiteral(".png"));
        if (window_.grabWindow().save(path)) return true;
        std::fprintf(stderr, "Cannot write %s.\n", qPrintable(path));
        return false;
    }

private:
    QQuickWindow& window_;
    QDir folder_;
};

/// What a Repeater makes has no parent but the visual one.
QQuickItem* findItem(QQuickItem* within, const QString& name) {
    if (within->objectName() == name) return within;
    for (QQuickItem* child : within->childItems())
        if (QQuickItem* found = findItem(child, name)) return found;
    return nullptr;
}

bool click(QQuickWindow& window, const char* name) {
    QQuickItem* item = findItem(window.contentItem(), QString::fromLatin1(name));
    if (item == nullptr) {
        std::fprintf(stderr, "There is no %s.\n", name);
        return false;
    }
    const QPointF centre = item->mapToScene({item->width() / 2, item->height() / 2});
    QTest::mouseClick(&window, Qt::LeftButton, Qt::NoModifier, centre.toPoint());
    return true;
}

/// By the space bar, which also reaches what must be scrolled to.
bool press(QQuickWindow& window, const char* name) {
    QQuickItem* item = findItem(window.contentItem(), QString::fromLatin1(name));
    if (item == nullptr) {
        std::fprintf(stderr, "There is no %s.\n", name);
        return false;
    }
    item->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(&window, Qt::Key_Space);
    return true;
}

int firstTimed(const QVariantList& reasons) {
    const auto found = std::find_if(reasons.begin(), reasons.end(), [](const QVariant& reason) {
        return !reason.value<atos::ReasonView>().spans.isEmpty();
    });
    return static_cast<int>(found - reasons.begin());
}

bool photographLibrary(atos::AppModel& app, QQuickWindow& window, Photographer& photographer) {
    if (!click(window, "libraryTab")) return false;
    if (!QTest::qWaitFor([&] { return app.library()->takes()->count() > 0; }, waitMs)) return false;
    app.library()->setCurrent(3);
    app.setNotice({});
    if (!photographer.take(QStringLiteral("library-dark"))) return false;
    app.settings()->setDark(false);
    if (!photographer.take(QStringLiteral("library-light"))) return false;
    app.settings()->setDark(true);
    app.library()->setText(QStringLiteral("nothing like this"));
    if (!QTest::qWaitFor([&] { return app.library()->takes()->count() == 0; }, waitMs)) return false;
    return photographer.take(QStringLiteral("library-nothing-found"));
}

/// A bundled piece beside a slower performance of itself.
bool photographComparison(atos::test::Stage& stage, QQuickWindow& window, Photographer& photographer) {
    atos::AppModel& app = *stage.app();
    const QString piece = QStringLiteral("schumann-traumerei.mid");
    const auto takes = [&app] { return app.library()->takes()->count(); };
    app.library()->setText({});
    if (!QTest::qWaitFor([&] { return takes() > 0; }, waitMs)) return false;
    const auto before = takes();
    app.library()->importFiles({stage.piece(piece), stage.playedSlower(piece, 1.2)});
    if (!QTest::qWaitFor([&] { return takes() == before + 2; }, waitMs)) return false;
    app.library()->takes()->setPicked(0, true);
    app.library()->takes()->setPicked(1, true);
    app.comparison()->compare();
    if (!QTest::qWaitFor([&] { return app.comparison()->state() == atos::CompareModel::State::Ready; },
                         waitMs))
        return false;
    if (!click(window, "compareTab") || !photographer.take(QStringLiteral("compare-dark"))) return false;
    app.settings()->setDark(false);
    if (!photographer.take(QStringLiteral("compare-light"))) return false;
    app.settings()->setDark(true);
    return click(window, "settingsTab") && photographer.take(QStringLiteral("settings-dark"));
}

/// A rendered piece, written down by the shipped network.
bool photographStudio(atos::test::Stage& stage, QQuickWindow& window, Photographer& photographer) {
    using State = atos::TranscriptionJob::State;
    atos::AppModel& app = *stage.app();
    if (!click(window, "studioTab") || !photographer.take(QStringLiteral("studio-empty"))) return false;
    app.transcribe()->setInstrument(atos::TranscriptionJob::Instrument::AnyInstrument);
    if (!photographer.take(QStringLiteral("studio-any-dark"))) return false;
    app.transcribe()->setInstrument(atos::TranscriptionJob::Instrument::Piano);
    app.transcribe()->transcribe(stage.recording(QStringLiteral("schumann-traumerei.mid"), 40));
    if (!QTest::qWaitFor([&] { return app.transcribe()->state() != State::Working; }, waitMs)) return false;
    app.transcribe()->transcript()->setPosition(4.2);
    app.transcribe()->transcript()->selectUnsure();
    if (!photographer.take(QStringLiteral("studio-dark"))) return false;
    app.settings()->setDark(false);
    if (!photographer.take(QStringLiteral("studio-light"))) return false;
    app.transcribe()->setInstrument(atos::TranscriptionJob::Instrument::AnyInstrument);
    if (!photographer.take(QStringLiteral("studio-any-light"))) return false;
    app.transcribe()->setInstrument(atos::TranscriptionJob::Instrument::Piano);
    app.settings()->setDark(true);
    return true;
}

/// Two stamps on the sheet and what the network makes of them.
bool photographDrawing(atos::AppModel& app, QQuickWindow& window, Photographer& photographer) {
    using State = atos::GeneratorJob::State;
    atos::DrawModel& drawing = *app.drawing();
    if (!drawing.isAvailable()) return true;
    if (!click(window, "studioTab")) return false;
    QTest::qWait(200);
    if (!click(window, "drawPage")) return false;
    drawing.stamp(atos::DrawModel::Stamp::Wave);
    drawing.stamp(atos::DrawModel::Stamp::Mountain);
    drawing.music()->generate(atos::DrawModel::seconds());
    if (!QTest::qWaitFor([&] { return drawing.music()->state() != State::Working; }, waitMs)) return false;
    if (!photographer.take(QStringLiteral("draw-dark"))) return false;
    app.settings()->setDark(false);
    if (!photographer.take(QStringLiteral("draw-light"))) return false;
    drawing.setInkShown(true);
    if (!QTest::qWaitFor([&] { return !drawing.ink().isNull(); }, waitMs)) return false;
    if (!photographer.take(QStringLiteral("draw-ink-light"))) return false;
    app.settings()->setDark(true);
    if (!photographer.take(QStringLiteral("draw-ink-dark"))) return false;
    drawing.setInkShown(false);
    return true;
}

/// What each generator makes of its first seed, where weights are there.
bool photographGenerators(atos::AppModel& app, QQuickWindow& window, Photographer& photographer) {
    using State = atos::GeneratorJob::State;
    const QVariantList generators = app.generate()->generators();
    if (generators.isEmpty()) return true;
    if (!click(window, "studioTab")) return false;
    QTest::qWait(200);
    if (!click(window, "generatePage")) return false;
    for (const QVariant& each : generators)
        each.value<atos::GeneratorJob*>()->generate(30); // of number 1
    for (const QVariant& each : generators) {
        const auto* music = each.value<atos::GeneratorJob*>();
        if (!QTest::qWaitFor([&] { return music->state() != State::Working; }, waitMs)) return false;
    }
    if (!photographer.take(QStringLiteral("generate-dark"))) return false;
    app.settings()->setDark(false);
    if (!photographer.take(QStringLiteral("generate-light"))) return false;
    app.settings()->setDark(true);
    return true;
}

/// A simulated piano in the middle of a bundled piece.
bool photographSimulation(atos::AppModel& app, QQuickWindow& window, Photographer& photographer) {
    if (!click(window, "calibrateTab")) return false;
    app.piece()->close();
    app.setNotice({});
    app.connection()->choose(app.simulation()->pianos().front());
    app.simulation()->play(0);
    if (!QTest::qWaitFor([&] { return app.live()->performance()->notes.size() > 30; }, waitMs)) return false;
    if (!photographer.take(QStringLiteral("simulated"))) return false;
    app.connection()->leaveSimulated();
    return true;
}

int fail(atos::AppModel& app) {
    std::fprintf(stderr, "No picture: %s\n", qPrintable(app.notice()));
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    const atos::EnglishPlurals plurals;
    QStringList arguments = QGuiApplication::arguments().mid(1);
    const bool sample = arguments.removeAll(QStringLiteral("--sample")) > 0;
    if (arguments.isEmpty() || !QDir().mkpath(arguments.front())) {
        std::fprintf(stderr, "usage: ui_screenshots FOLDER [WIDTHxHEIGHT] [--sample]\n");
        return 2;
    }
    const QStringList size = arguments.value(1, QStringLiteral("1280x800")).split(u'x');

    atos::test::Stage stage;
    stage.prepareTakes(36);
    stage.setFirstRun(true);
    sample ? stage.start() : stage.startWithModels();
    stage.plugPiano();
    atos::AppModel& app = *stage.app();

    QQmlApplicationEngine engine;
    QQuickWindow* window = atos::openWindow(engine, app);
    if (window == nullptr) return 1;
    window->resize(size.value(0).toInt(), size.value(1).toInt());
    Photographer photographer(*window, QDir(arguments.front()));

    using State = atos::CalibrateModel::State;
    if (!QTest::qWaitFor([&] { return app.calibrate()->state() != State::Loading; }, waitMs)) return 1;
    if (app.calibrate()->state() == State::Unavailable) {
        std::fprintf(stderr, "%s\n", qPrintable(app.calibrate()->problem()));
        return skipped;
    }
    if (!photographer.take(QStringLiteral("first-minute"))) return 1;
    app.guide()->close();
    if (!photographer.take(QStringLiteral("first-run"))) return 1;

    app.piece()->openFile(stage.piece(QStringLiteral("chopin-nocturne-op9-no2.mid")));
    if (!QTest::qWaitFor([&] { return app.piece()->isOpen(); }, waitMs)) return fail(app);
    QElapsedTimer sinceClick;
    sinceClick.start();
    if (!click(*window, "calibrateButton")) return 1;
    if (!QTest::qWaitFor([&] { return app.calibrate()->hasResult(); }, waitMs)) return fail(app);
    const qint64 answerMs = sinceClick.elapsed();
    if (!QTest::qWaitFor([&] { return app.audition()->seconds() > 0; }, waitMs)) return fail(app);
    const qint64 firstMs = sinceClick.elapsed();
    if (!QTest::qWaitFor([&] { return app.audition()->ready(); }, waitMs)) return fail(app);
    std::printf("Calibrate: the answer after %lld ms, A after %lld ms, B after %lld ms.\n",
                static_cast<long long>(answerMs), static_cast<long long>(firstMs),
                static_cast<long long>(sinceClick.elapsed()));
    app.piece()->setPosition(30);
    if (!photographer.take(QStringLiteral("calibrate-dark"))) return 1;
    app.settings()->setDark(false);
    if (!photographer.take(QStringLiteral("calibrate-light"))) return 1;
    app.settings()->setDark(true);
    if (!press(*window, "why") || !press(*window, "moreReasons")) return 1;
    if (!QTest::qWaitFor([&] { return !app.calibrate()->findingCounterfactual(); }, waitMs)) return fail(app);
    app.calibrate()->setHighlightedReason(firstTimed(app.calibrate()->reasons()));
    if (!photographer.take(QStringLiteral("reason"))) return 1;
    app.calibrate()->setHighlightedReason(-1);
    app.audition()->demonstrate();
    if (!QTest::qWaitFor([&] { return app.audition()->demonstrating(); }, waitMs)) return fail(app);
    if (!photographer.take(QStringLiteral("demonstration"))) return 1;
    if (!click(*window, "sendPageButton")) return 1;
    if (!photographer.take(QStringLiteral("send"))) return 1;
    if (!photographLibrary(app, *window, photographer)) return 1;
    if (!photographComparison(stage, *window, photographer)) return 1;
    if (!photographStudio(stage, *window, photographer)) return 1;
    if (!photographDrawing(app, *window, photographer)) return 1;
    if (!photographGenerators(app, *window, photographer)) return 1;
    return photographSimulation(app, *window, photographer) ? 0 : 1;
}
