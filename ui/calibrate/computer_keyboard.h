// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/live_model.h"

#include <QHash>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace atos {

/// Two rows of the computer keyboard as a piano: Z S X D C … and, an octave higher, Q 2 W 3 E …; A is the
/// damper pedal, Page Up and Page Down shift the octave.
class ComputerKeyboard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(int octave READ octave WRITE setOctave NOTIFY octaveChanged)
    Q_PROPERTY(bool lent READ lent WRITE setLent NOTIFY octaveChanged)

public:
    static constexpr int lowestOctave = 1;
    static constexpr int highestOctave = 6;

    explicit ComputerKeyboard(LiveModel& live, QObject* parent = nullptr) : QObject(parent), live_(live) {}

    /// The octave of the lower row's C, as in C3.
    [[nodiscard]] int octave() const { return octave_; }
    void setOctave(int octave);

    /// Whether the key 2 belongs to something else, as B of A and B; the pitch has another letter meanwhile.
    /// The first note that is played here takes it back.
    [[nodiscard]] bool lent() const { return lent_; }
    void setLent(bool lent);

    /// Qt::Key codes. True when the key means something here.
    Q_INVOKABLE bool press(int key, bool autoRepeat);
    Q_INVOKABLE bool release(int key, bool autoRepeat);
    Q_INVOKABLE void releaseAll();

    /// The letter that plays a pitch now; empty for none.
    [[nodiscard]] QString letterOf(int pitch) const;

Q_SIGNALS:
    void octaveChanged(); ///< other letters play other pitches

private:
    LiveModel& live_;
    [[nodiscard]] std::optional<int> semitoneOf(int key) const;

    int octave_ = 3;
    bool lent_ = false;
    QHash<int, int> sounding_; ///< key -> pitch, which a shift of the octave must not lose
};

} // namespace atos
