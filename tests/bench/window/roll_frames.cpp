// SPDX-License-Identifier: Apache-2.0
// What one frame of a roll costs, in processor time, with 500,000 notes in eight hours: while it plays, is
// scrolled, zoomed out to all of it and looked at from there. Prints the median, the 99th percentile and the
// longest of each; the limit is a frame of a screen with 60 a second, 16.7 ms.
#include "ui/calibrate/heard_model.h"
#include "ui/items/piano_roll_item.h"
#include "ui/items/transcript_roll_item.h"
#include "ui/sound/player_model.h"
#include "ui/studio/transcript_editor.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

namespace {

constexpr double hours = 8;
constexpr int notes = 500'000;
constexpr double screenFrames = 60; ///< a second

atos::Performance longTake() {
    std::mt19937 random(1);
    atos::Performance take;
    for (int number = 0; number < notes; ++number) {
        const double onset = hours * 3600 * number / notes;
        const auto pitch = static_cast<std::uint8_t>(30 + random() % 60);
        const auto velocity = static_cast<std::uint8_t>(30 + random() % 90);
        take.notes.push_back({onset, 0.1 + 0.001 * (random() % 900), pitch, velocity, 0, 0});
        if (number % 8 == 0) take.pedals.push_back({onset, atos::PedalKind::damper, 127});
        if (number % 8 == 5) take.pedals.push_back({onset, atos::PedalKind::damper, 0});
    }
    return take;
}

/// Of the processor: what else runs on it is not counted.
double threadMilliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

class OpenedTake : public atos::HeardModel {
public:
    explicit OpenedTake(atos::Performance take)
        : take_(std::make_shared<const atos::Performance>(std::move(take))) {}
    [[nodiscard]] QString title() const override { return {}; }
    [[nodiscard]] std::shared_ptr<const atos::Performance> performance() const override { return take_; }
    [[nodiscard]] double position() const override { return position_; }
    [[nodiscard]] bool isLive() const override { return false; }
    [[nodiscard]] std::array<std::uint8_t, 128> held() const override { return {}; }
    void setPosition(double seconds) {
        position_ = seconds;
        Q_EMIT moved();
    }

private:
    std::shared_ptr<const atos::Performance> take_;
    double position_ = 0;
};

class Frames {
public:
    Frames(QQuickPaintedItem& item, QSizeF size)
        : item_(item), picture_(size.toSize(), QImage::Format_RGB32) {
        item.setSize(size);
        draw();
    }
    /// `frames` of them, each after `before(number)`.
    void measure(const char* what, int frames, const std::function<void(int)>& before) {
        std::vector<double> times;
        for (int frame = 0; frame < frames; ++frame) {
            const double begin = threadMilliseconds();
            before(frame);
            draw();
            times.push_back(threadMilliseconds() - begin);
        }
        std::sort(times.begin(), times.end());
        std::printf("  %-34s median %6.2f  p99 %6.2f  longest %6.2f ms\n", what, times[times.size() / 2],
                    times[times.size() * 99 / 100], times.back());
    }

private:
    void draw() {
        QPainter painter(&picture_);
        item_.paint(&painter);
    }

    QQuickPaintedItem& item_;
    QImage picture_;
};

void measureScrolling(Frames& frames, atos::ScrollingRollItem& roll) {
    frames.measure("scroll, half a second a frame", 300,
                   [&](int) { roll.setFirstSecond(roll.firstSecond() + 0.5); });
    frames.measure("jump", 100, [&](int frame) { roll.setFirstSecond(250.0 * frame); });
    frames.measure("zoom out to all, a notch a frame", 40, [&](int) { roll.zoomAt(1 / 1.2, 600); });
    frames.measure("zoom in again", 40, [&](int) { roll.zoomAt(1.2, 600); });
    roll.showAll();
    roll.zoomAt(2, 600);
    frames.measure("scroll through half of it", 200,
                   [&](int) { roll.setFirstSecond(roll.firstSecond() + 30); });
}

void measureCalibrate(QSizeF size, atos::RollPalette& palette) {
    OpenedTake take(longTake());
    atos::PianoRollItem roll;
    roll.setPalette(&palette);
    roll.setHeard(&take);
    std::printf("roll of Calibrate, %.0f x %.0f\n", size.width(), size.height());
    Frames frames(roll, size);
    frames.measure("play", 600, [&](int frame) { take.setPosition(7200 + frame / screenFrames); });
    measureScrolling(frames, roll);
}

std::shared_ptr<const atos::Spectrogram> noise() {
    auto spectrogram = std::make_shared<atos::Spectrogram>();
    constexpr std::size_t frames = 1000;
    std::vector<float> levels(frames * atos::constantQBins);
    std::mt19937 random(2);
    for (float& level : levels)
        level = -static_cast<float>(random() % 90);
    for (double seconds = 0; seconds < hours * 3600;
         seconds += static_cast<double>(frames) / atos::framesPerSecond)
        spectrogram->add(levels);
    return spectrogram;
}

void measureStudio(QSizeF size, atos::RollPalette& palette) {
    atos::SoundModel sound(
        [](const std::filesystem::path&) -> atos::Result<std::unique_ptr<atos::LiveSynth>> {
            return atos::environmentLacks("No sound.");
        });
    atos::PlayerModel player(sound);
    atos::TranscriptEditor editor(player);
    atos::TitledRecording recording;
    for (const atos::Note& note : longTake().notes)
        recording.transcription.music.notes.push_back(
            {note.onset, note.end(), note.pitch, note.velocity, 0.9F});
    recording.transcription.seconds = hours * 3600;
    recording.spectrogram = noise();
    editor.show(std::move(recording));
    atos::TranscriptRollItem roll;
    roll.setPalette(&palette);
    roll.setTranscript(&editor);
    std::printf("roll of Studio, %.0f x %.0f\n", size.width(), size.height());
    Frames frames(roll, size);
    measureScrolling(frames, roll);
    roll.setFirstSecond(7200);
    frames.measure("point at notes", 100,
                   [&](int frame) { static_cast<void>(roll.noteAt(300 + frame, 200)); });
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    atos::RollPalette palette;
    std::printf("%d notes in %.0f hours\n", notes, hours);
    for (const QSizeF size : {QSizeF(1200, 560), QSizeF(2400, 1200)}) {
        measureCalibrate(size, palette);
        measureStudio(size, palette);
    }
    return 0;
}
