// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/studio/drawing_generator.h"
#include "ui/studio/generator_job.h"
#include "ui/studio/sketch.h"

#include <QUrl>

namespace atos {

/// A drawing, and the music that the LSTM makes of it.
class DrawModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool available READ isAvailable CONSTANT)
    Q_PROPERTY(atos::GeneratorJob* music READ music CONSTANT)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY pictureChanged)
    Q_PROPERTY(bool undoable READ isUndoable NOTIFY pictureChanged)
    Q_PROPERTY(bool erasing READ isErasing WRITE setErasing NOTIFY erasingChanged)
    Q_PROPERTY(bool inkShown READ isInkShown WRITE setInkShown NOTIFY inkChanged)
    Q_PROPERTY(QString inkSentence READ inkSentence NOTIFY inkChanged)
    Q_PROPERTY(int stop READ stop WRITE setStop NOTIFY stopChanged)
    Q_PROPERTY(int stops READ stops CONSTANT)
    Q_PROPERTY(int seconds READ seconds CONSTANT)
    Q_PROPERTY(QString looksLike READ looksLike NOTIFY scoresChanged)
    Q_PROPERTY(QString soundsLike READ soundsLike NOTIFY scoresChanged)

public:
    enum class Stamp { Wave, Mountain, Heart, Star };
    Q_ENUM(Stamp)

    /// Without a function to draw with, it is not available. The others outlive the model.
    DrawModel(DrawFunction draw, PlayerModel& player, MidiHandover& handover, QObject* parent = nullptr);

    [[nodiscard]] bool isAvailable() const { return available_; }
    [[nodiscard]] GeneratorJob* music() { return &music_; }
    [[nodiscard]] const QImage& image() const { return sketch_.image(); }
    [[nodiscard]] bool isEmpty() const { return sketch_.empty(); }
    [[nodiscard]] bool isUndoable() const { return sketch_.canUndo(); }
    [[nodiscard]] bool isErasing() const { return erasing_; }
    void setErasing(bool erasing);
    /// Whether what is read as ink, which the music will follow, is shown over the picture. A picture that is
    /// opened shows it: paper, shadows and frames may have been taken for ink.
    [[nodiscard]] bool isInkShown() const { return inkShown_; }
    void setInkShown(bool shown);
    /// What is read as ink, stretched over the whole picture: Format_Grayscale8, 255 for ink. Null: nothing,
    /// or it is not shown.
    [[nodiscard]] const QImage& ink() const { return ink_; }
    [[nodiscard]] QString inkSentence() const { return inkSentence_; } ///< empty while it is not shown
    /// 0 (sounds like music) .. stops() - 1 (looks like the drawing). Music that was made is made anew.
    [[nodiscard]] int stop() const { return stop_; }
    void setStop(int stop);
    [[nodiscard]] static int stops() { return static_cast<int>(lookStops.size()); }
    [[nodiscard]] static int seconds() { return 16; } ///< that a drawing is played for
    [[nodiscard]] QString looksLike() const;          ///< "Looks like it: 89 % ..."; empty before
    [[nodiscard]] QString soundsLike() const;

    /// Places are shares of the width and height, 0..1.
    Q_INVOKABLE void beginStroke(double x, double y);
    Q_INVOKABLE void lineTo(double x, double y);
    Q_INVOKABLE void endStroke();
    Q_INVOKABLE void stamp(atos::DrawModel::Stamp stamp);
    Q_INVOKABLE void clear();
    Q_INVOKABLE void undo();
    /// PNG, JPEG or WebP, read in a worker.
    Q_INVOKABLE void openPicture(const QUrl& file);

Q_SIGNALS:
    void pictureChanged();
    void erasingChanged();
    void inkChanged();
    void stopChanged();
    void scoresChanged();
    void failed(const QString& sentence);

private:
    void order();
    void findInk();
    void showInk(QImage ink, const QString& sentence);
    void pictureDone();

    bool available_;
    std::shared_ptr<DrawingOrder> order_ = std::make_shared<DrawingOrder>();
    GeneratorJob music_;
    Sketch sketch_;
    bool erasing_ = false;
    bool inkShown_ = false;
    int inkWish_ = 0; ///< what was looked for before the picture changed again no longer counts
    QImage ink_;
    QString inkSentence_;
    int stop_ = 3;
    std::optional<DrawScores> scores_;
    WindowWorker worker_;
};

} // namespace atos
