// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/computer_keyboard.h"
#include "ui/calibrate/heard_model.h"
#include "ui/calibrate/live_model.h"
#include "ui/items/roll_palette.h"

#include <QHash>
#include <QQuickPaintedItem>

#include <array>

namespace atos {

/// The piano on the screen: played with the mouse and with fingers, the lower on a key the louder; shows what
/// is held.
class PianoKeysItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::LiveModel* live READ live WRITE setLive NOTIFY modelsChanged)
    Q_PROPERTY(atos::HeardModel* heard READ heard WRITE setHeard NOTIFY modelsChanged)
    Q_PROPERTY(atos::ComputerKeyboard* letters READ letters WRITE setLetters NOTIFY modelsChanged)
    Q_PROPERTY(atos::RollPalette* palette READ palette WRITE setPalette NOTIFY modelsChanged)

public:
    static constexpr int lowestPitch = 21;
    static constexpr int highestPitch = 108;

    explicit PianoKeysItem(QQuickItem* parent = nullptr);

    [[nodiscard]] LiveModel* live() const { return live_; }
    void setLive(LiveModel* live);
    [[nodiscard]] HeardModel* heard() const { return heard_; }
    void setHeard(HeardModel* heard);
    [[nodiscard]] ComputerKeyboard* letters() const { return letters_; }
    void setLetters(ComputerKeyboard* letters);
    [[nodiscard]] RollPalette* palette() const { return palette_; }
    void setPalette(RollPalette* palette);

    Q_INVOKABLE QRectF keyRect(int pitch) const;
    /// -1 beside the keys.
    Q_INVOKABLE int pitchAt(double x, double y) const;

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void modelsChanged();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void touchEvent(QTouchEvent* event) override;
    void touchUngrabEvent() override;

private:
    void watch();
    void touch(int finger, const QPointF& point);
    void lift(int finger);
    void liftAll();
    void paintKey(QPainter& painter, int pitch, int velocity) const;

    LiveModel* live_ = nullptr;
    HeardModel* heard_ = nullptr;
    ComputerKeyboard* letters_ = nullptr;
    RollPalette* palette_ = nullptr;
    QHash<int, int> fingers_; ///< finger (mouse: -1) -> pitch
    std::array<std::uint8_t, 128> shown_{};
};

} // namespace atos
