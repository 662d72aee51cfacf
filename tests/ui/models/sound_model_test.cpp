// SPDX-License-Identifier: Apache-2.0
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sound/sound_model.h"

#include <gtest/gtest.h>

#include <thread>

namespace atos {
namespace {

/// What a slow disk and a player's key do to each other. Any thread.
struct SlowDisk {
    std::mutex mutex;
    std::condition_variable changed;
    bool reading = false;
    bool played = false;
    bool playedMeanwhile = false;
};

/// Stopping its recording takes until a note is played: it gives up after some seconds.
class SlowDiskSynth final : public LiveSynth {
public:
    explicit SlowDiskSynth(std::shared_ptr<SlowDisk> disk) : disk_(std::move(disk)) {}

    void play(const ChannelMessage& /*message*/) override {
        const std::scoped_lock lock(disk_->mutex);
        disk_->played = true;
        disk_->changed.notify_all();
    }
    void setTone(const TonePreset& /*tone*/) override {}
    void setGain(double /*decibels*/) override {}
    void silence() override {}
    void playRecording(AudioFile /*recording*/, double /*gainDb*/) override {}
    void stopRecording() override {
        std::unique_lock lock(disk_->mutex);
        disk_->reading = true;
        disk_->changed.notify_all();
        disk_->playedMeanwhile =
            disk_->changed.wait_for(lock, std::chrono::seconds(5), [this] { return disk_->played; });
    }
    void playPair(std::shared_ptr<const PhrasePair> /*pair*/, PairSide /*side*/, double /*from*/) override {}
    void choosePair(PairSide /*side*/) override {}
    void replacePair(std::shared_ptr<const PhrasePair> /*pair*/) override {}
    void stopPair() override {}
    [[nodiscard]] std::optional<double> pairPosition() const override { return std::nullopt; }
    [[nodiscard]] bool audible() const override { return true; }
    [[nodiscard]] std::string status() const override { return "A synthesizer beside a slow disk."; }
    [[nodiscard]] std::optional<double> bufferSeconds() const override { return std::nullopt; }

private:
    std::shared_ptr<SlowDisk> disk_;
};

/// Once the lock that guards the notes was held while a recording was stopped, which waits for a read from
/// disk: the engine's thread, and with it all of live playing, waited too.
TEST(SoundModel, letsNotesPassWhileARecordingIsStopped) {
    const auto disk = std::make_shared<SlowDisk>();
    test::OpenedSound sound([disk](const std::filesystem::path&) -> Result<std::unique_ptr<LiveSynth>> {
        return std::unique_ptr<LiveSynth>(std::make_unique<SlowDiskSynth>(disk));
    });
    ATOS_WAIT_FOR(sound.audible());
    std::thread engine([&sound, disk] {
        std::unique_lock lock(disk->mutex);
        disk->changed.wait(lock, [disk] { return disk->reading; });
        lock.unlock();
        sound.playLive({0, {0x90, 60, 80}});
    });
    sound.stopRecording();
    engine.join();
    EXPECT_TRUE(disk->playedMeanwhile);
}

} // namespace
} // namespace atos
