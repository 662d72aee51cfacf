// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/live_sound.h"
#include "ui/base/unattended_worker.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace atos {

/// The preview's voice. Without a soundfont or a sound card it is silent and says why.
class SoundModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QString status READ status NOTIFY statusChanged)
    Q_PROPERTY(bool audible READ audible NOTIFY statusChanged)
    Q_PROPERTY(QString delay READ delay NOTIFY statusChanged)
    Q_PROPERTY(bool monitoring READ monitoring WRITE setMonitoring NOTIFY monitoringChanged)

public:
    /// Silent until useSoundfont().
    explicit SoundModel(OpenSynthFunction open, QObject* parent = nullptr);
    /// Sounds with that soundfont as soon as it is loaded; empty: the best that is found. A soundfont takes a
    /// second to load, and a sound server may never answer: nobody waits, and one is opened after the other.
    void useSoundfont(const std::filesystem::path& soundfont);

    [[nodiscard]] QString status() const { return status_; }
    [[nodiscard]] bool audible() const { return audible_; }
    /// What this computer adds between a key and its sound, in words; as it is known when asked.
    [[nodiscard]] QString delay();
    /// Whether live playing sounds here too. Off suits a piano that sounds by itself.
    [[nodiscard]] bool monitoring() const { return monitoring_; }
    void setMonitoring(bool monitoring);

    /// What the player plays now. Any thread; never waits for longer than one message takes.
    void playLive(const ChannelMessage& message);
    /// What the window plays to the player. Any thread.
    void play(const ChannelMessage& message);

    void setTone(const TonePreset& tone, double gainDb);
    void silence();
    /// Beside the notes; opened at LiveSynth::recordingRate. The window's thread, as stopRecording().
    void playRecording(AudioFile recording, double gainDb);
    void stopRecording();
    /// As in LiveSynth; the window's thread.
    void playPair(std::shared_ptr<const PhrasePair> pair, PairSide side, double from);
    void choosePair(PairSide side);
    void replacePair(std::shared_ptr<const PhrasePair> pair);
    void stopPair();
    [[nodiscard]] std::optional<double> pairPosition() const;

Q_SIGNALS:
    void statusChanged();
    void monitoringChanged();

private:
    void take(Result<std::unique_ptr<LiveSynth>> synth);

    OpenSynthFunction open_;
    QString status_;
    bool audible_ = false;
    std::atomic<bool> monitoring_ = true;
    /// The synthesizer takes notes from one thread at a time; we have two. Of these only the window's gives
    /// it anything else, or another synthesizer.
    std::mutex mutex_;
    std::unique_ptr<LiveSynth> synth_;
    TonePreset tone_;
    double gainDb_ = 0;
    UnattendedWorker opening_{this};
};

} // namespace atos
