// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/live_engine.h"
#include "ui/base/window_worker.h"
#include "ui/calibrate/heard_model.h"

#include <QElapsedTimer>

namespace atos {

/// The take that is being played, whatever plays it; and the keys of the screen and the computer keyboard.
class LiveModel : public HeardModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool damperDown READ damperDown NOTIFY damperChanged)
    Q_PROPERTY(int lost READ lost NOTIFY lostChanged)

public:
    /// `engine` outlives the model.
    explicit LiveModel(LiveEngine& engine, QObject* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] std::shared_ptr<const Performance> performance() const override { return snapshot_->take; }
    [[nodiscard]] double position() const override { return snapshot_->seconds; }
    [[nodiscard]] bool isLive() const override { return true; }
    [[nodiscard]] std::array<std::uint8_t, 128> held() const override { return snapshot_->heldVelocity; }
    [[nodiscard]] bool damperDown() const { return snapshot_->damper >= 64; }
    [[nodiscard]] int lost() const { return static_cast<int>(snapshot_->lost); }

    /// Takes the engine's newest snapshot; once a frame.
    void poll();

    Q_INVOKABLE void noteOn(int pitch, int velocity);
    Q_INVOKABLE void noteOff(int pitch);
    Q_INVOKABLE void setDamper(bool down);
    /// Lets go of every key and pedal that was pressed here.
    Q_INVOKABLE void releaseAll();
    /// Keeps the take and begins an empty one.
    Q_INVOKABLE void startOver();

Q_SIGNALS:
    void damperChanged();
    void played(); ///< a key is down, or was since the last frame
    void lostChanged();
    void takeKept(); ///< a take ended and lies on disk
    void failed(const QString& sentence);

private:
    void estimateTempoNow();

    LiveEngine& engine_;
    std::shared_ptr<const LiveSnapshot> snapshot_;
    std::array<bool, 128> pressedHere_{};
    bool damperHere_ = false;
    int bpm_ = 0;
    bool estimating_ = false;
    QElapsedTimer sinceEstimate_;
    QElapsedTimer sinceDescription_;
    WindowWorker worker_;
};

} // namespace atos
