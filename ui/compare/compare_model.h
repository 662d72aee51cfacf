// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/compare_files.h"
#include "ui/base/job_model.h"
#include "ui/compare/compare_views.h"
#include "ui/library/take_list_model.h"

namespace atos {

/// Lays the takes that are picked in the library over each other, in a worker.
class CompareModel : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QVariantList takes READ takes NOTIFY stateChanged)
    Q_PROPERTY(QVariantList marks READ marks NOTIFY stateChanged)
    Q_PROPERTY(bool barsKnown READ barsKnown NOTIFY stateChanged)
    Q_PROPERTY(double seconds READ seconds NOTIFY stateChanged)
    Q_PROPERTY(QString fairness READ fairness NOTIFY stateChanged)
    Q_PROPERTY(QString cardName READ cardName NOTIFY stateChanged)
    Q_PROPERTY(bool comparable READ comparable NOTIFY comparableChanged)

public:
    /// `library` outlives the model; `folder` holds its MIDI files.
    CompareModel(TakeListModel& library, std::filesystem::path folder, QObject* parent = nullptr);

    [[nodiscard]] QVariantList takes() const {
        return takes_;
    } ///< ComparedTakeView, the first is the measure
    [[nodiscard]] QVariantList marks() const { return places_.marks; } ///< PlaceMark: places in the piece
    [[nodiscard]] bool barsKnown() const { return places_.bars; }      ///< they are bars, else minutes
    [[nodiscard]] double seconds() const { return places_.seconds; }   ///< of the first take
    [[nodiscard]] QString fairness() const { return fairness_; }       ///< what keyboards did; may be empty
    /// What a lesson card is called: "Clara – Träumerei – 2026-11-28".
    [[nodiscard]] QString cardName() const;
    [[nodiscard]] bool comparable() const; ///< two to six are picked

    /// Of what is picked now, the oldest first: a student is compared with where they began.
    Q_INVOKABLE void compare();
    /// The same takes with that one, an index of `takes`, as the measure; it comes first.
    Q_INVOKABLE void compareWith(int take);
    /// The comparison on paper. The `family` of its letters, `colours` and `dashes` of the takes are the
    /// theme's.
    Q_INVOKABLE void writeCard(const QUrl& to, const QString& remarks, const QString& family,
                               const QVariantList& colours, const QVariantList& dashes);

Q_SIGNALS:
    void comparableChanged();
    void cardWritten(const QString& file);
    void failed(const QString& sentence);

private:
    void run(); ///< compares compared_
    void finished(const Result<FileComparison>& compared, const QList<ComparedTakeName>& names);

    TakeListModel& library_;
    std::filesystem::path folder_;
    std::vector<Take> compared_; ///< the measure, then the oldest first
    QVariantList takes_;
    PlacesInPiece places_;
    QString fairness_;
    QString piece_;   ///< the title that all takes share; may be empty
    QString student_; ///< whose takes they are, when they are one student's
    WindowWorker worker_;
};

} // namespace atos
