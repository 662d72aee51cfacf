// SPDX-License-Identifier: Apache-2.0
// The window's world in a test: a simulated piano that can be plugged in, a synthesizer nobody hears, an
// answer that can be held back, files to open.
#pragma once

#include "midi/memory_system.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "ui/fake_training.h"
#include "ui/fakes.h"
#include "ui/shell/app_model.h"

#include <QObject>
#include <QQuickItem>
#include <QUrl>

#include <optional>

namespace atos::test {

class Stage : public QObject {
    Q_OBJECT
    Q_PROPERTY(atos::AppModel* app READ app NOTIFY appChanged)

public:
    Stage();

    [[nodiscard]] AppModel* app() { return app_.get(); }
    /// A fresh program with nothing plugged in. `abstaining`: its pipeline never finds an answer.
    Q_INVOKABLE void start(bool abstaining = false);
    /// What the library of the next start holds.
    Q_INVOKABLE void prepareTakes(int count);
    /// Whether the next starts are a new user's first.
    Q_INVOKABLE void setFirstRun(bool first) { firstRun_ = first; }
    Q_INVOKABLE void damageLibrary();
    Q_INVOKABLE void moveDamagedLibraryAway();
    /// With the shipped models and the real preview.
    void startWithModels();
    Q_INVOKABLE void stop();

    Q_INVOKABLE void plugPiano();
    Q_INVOKABLE void unplugPiano();
    /// A value on the panel of the simulated piano.
    Q_INVOKABLE int pianoValue(const QString& parameter) const;
    Q_INVOKABLE int messagesToPiano() const;
    /// A keyboard that can be played, and nothing else.
    Q_INVOKABLE void plugKeyboard();
    Q_INVOKABLE void playOnKeyboard(int pitch, int velocity);

    /// The beginning of a bundled piece as a recording (WAV).
    Q_INVOKABLE QUrl recording(const QString& name, double seconds);
    /// A letter named like a recording.
    Q_INVOKABLE QUrl badRecording();
    Q_INVOKABLE int recordingsPlayed() const;
    Q_INVOKABLE void holdAnswer() { gate_->hold(); }
    Q_INVOKABLE void releaseAnswer() { gate_->release(); }
    /// How many of its ten steps a training may have learnt.
    Q_INVOKABLE void allowLessons(int steps) { lessons_->allow(steps); }
    /// The program beside the window has no verb to train with.
    Q_INVOKABLE void forbidLessons() { lessons_->forbid(); }
    /// What a screen reader finds under an item that can be used and has no name: by role and object name.
    Q_INVOKABLE QStringList unnamedControls(QQuickItem* root) const;
    Q_INVOKABLE QUrl newFolder() const;
    Q_INVOKABLE int notesSounded() const { return static_cast<int>(synth_->notesOn()); }

    /// Which of two versions of a phrase was begun or chosen last: "a" or "b"; empty: none.
    Q_INVOKABLE QString lastSide() const;
    Q_INVOKABLE QUrl piece(const QString& name) const;
    /// Lets files go over the middle of an item, as a file manager does.
    Q_INVOKABLE void drop(QQuickItem* over, const QList<QUrl>& files);
    /// As fast as a hand does it: Qt Test lets half a second pass between clicks.
    Q_INVOKABLE void doubleClick(QQuickItem* item, double x, double y);
    /// A copy of a bundled piece that takes so many times as long.
    Q_INVOKABLE QUrl playedSlower(const QString& name, double factor);
    Q_INVOKABLE QUrl badFile();
    Q_INVOKABLE QUrl newFile(const QString& name) const;
    Q_INVOKABLE int sizeOf(const QUrl& file) const;
    Q_INVOKABLE void makeFolder(const QString& path) const;
    Q_INVOKABLE void writeText(const QString& path, const QString& text) const;
    Q_INVOKABLE QString textOf(const QString& path) const;
    /// So many files "take 1.mid", "take 2.mid", ...
    Q_INVOKABLE void writeMany(const QString& folder, int count) const;
    Q_INVOKABLE void copyPiece(const QString& name, const QString& folder) const;

Q_SIGNALS:
    void appChanged();

private:
    [[nodiscard]] std::filesystem::path home() const; ///< a fresh one for each start
    [[nodiscard]] std::filesystem::path nextHome() const;
    [[nodiscard]] Services services(std::function<Result<std::unique_ptr<Pipeline>>()> openPipeline);
    [[nodiscard]] TranscribeFunction transcriber() const;
    void skipGuide();
    void run(Services services);

    TemporaryFolder folder_;
    std::vector<KeyboardProfile> keyboards_;
    std::shared_ptr<MemorySystem> midi_;
    std::shared_ptr<PipelineGate> gate_;
    std::shared_ptr<SynthRecord> synth_;
    std::shared_ptr<Lessons> lessons_;
    std::unique_ptr<SimulatedPiano> piano_;
    std::unique_ptr<OutputPort> keys_;
    bool firstRun_ = false;
    int runs_ = 0;
    std::unique_ptr<AppModel> app_;
};

} // namespace atos::test
