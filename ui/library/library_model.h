// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/library/take_library.h"
#include "ui/base/window_worker.h"
#include "ui/library/take_list_model.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace atos {

/// Where the library lies and what it keeps.
struct LibraryOptions {
    std::filesystem::path database;
    std::filesystem::path takes;              ///< the folder of MIDI files
    int keepDays = 90;                        ///< how long takes without a star stay; 0: for ever
    std::chrono::milliseconds patience{2000}; ///< with another program that holds the database
};

/// Every take: what was played and what was opened. All work on the database happens in a worker.
class LibraryModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(atos::TakeListModel* takes READ takes CONSTANT)
    Q_PROPERTY(QStringList students READ students NOTIFY studentsChanged)
    Q_PROPERTY(QStringList tags READ tags NOTIFY studentsChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(QString student READ student WRITE setStudent NOTIFY queryChanged)
    Q_PROPERTY(bool starredOnly READ starredOnly WRITE setStarredOnly NOTIFY queryChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY queryChanged)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(atos::TakeView take READ take NOTIFY currentChanged)
    Q_PROPERTY(QString undoable READ undoable NOTIFY undoableChanged)

public:
    enum class State {
        Opening,
        Ready,
        Unavailable, ///< `problem` says why; nothing is changed and takes are still kept as files
    };
    Q_ENUM(State)

    explicit LibraryModel(LibraryOptions options, QObject* parent = nullptr);
    ~LibraryModel() override;

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] TakeListModel* takes() { return &takes_; }
    [[nodiscard]] QStringList students() const { return students_; }
    [[nodiscard]] QStringList tags() const { return tags_; } ///< single words

    [[nodiscard]] QString text() const { return words_; }
    void setText(const QString& text);
    [[nodiscard]] QString student() const { return QString::fromStdString(query_.student); }
    void setStudent(const QString& student); ///< empty: anybody
    [[nodiscard]] bool starredOnly() const { return query_.starredOnly; }
    void setStarredOnly(bool starredOnly);
    [[nodiscard]] bool filtered() const;

    [[nodiscard]] int current() const { return takes_.rowOf(currentId_); } ///< row; -1: none
    void setCurrent(int row);
    [[nodiscard]] TakeView take() const { return takes_.view(current()); }
    /// What was done last and can be taken back, in a sentence; empty: nothing.
    [[nodiscard]] QString undoable() const { return undoable_; }

    Q_INVOKABLE void retry();
    /// Picks everything that the search finds, also what the list has not come to yet.
    Q_INVOKABLE void pickAll();
    /// The last that the search finds becomes the current one.
    Q_INVOKABLE void chooseLast();
    Q_INVOKABLE void setLabels(qint64 id, const QString& title, const QString& student, const QString& tags,
                               const QString& remarks);
    /// `date` as people write it. Says why it cannot be that; empty: it is.
    Q_INVOKABLE QString setPlayed(qint64 id, const QString& date);
    /// All takes that are picked; what is empty stays as it is, tags come to those that are there. One undo.
    /// Says why it cannot be done; empty: it is.
    Q_INVOKABLE QString changePicked(const QString& student, const QString& tags, const QString& date);
    /// What somebody may mean who begins to write so.
    Q_INVOKABLE QStringList studentsLike(const QString& written) const;
    Q_INVOKABLE QStringList tagsLike(const QString& written) const;
    Q_INVOKABLE void setStarred(qint64 id, bool starred);
    Q_INVOKABLE void remove(qint64 id);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismissUndo();
    Q_INVOKABLE void importFiles(const QList<QUrl>& files);
    Q_INVOKABLE void exportTake(qint64 id, const QUrl& to);

    /// Adds what the engine has kept since.
    void addNew();
    /// Keeps a copy of an opened file.
    void keepOpened(const std::filesystem::path& file, const QString& title);
    /// What a calibration of that opened file found.
    void setStyle(const std::filesystem::path& file, const std::string& composer, const std::string& genre);

Q_SIGNALS:
    void stateChanged();
    void studentsChanged();
    void queryChanged();
    void currentChanged();
    void undoableChanged();
    void failed(const QString& sentence);
    void exported(const QString& file);

private:
    struct Names {
        std::vector<std::string> students;
        std::vector<std::string> tags;
    };
    struct Contents {
        std::vector<Take> takes;
        bool more = false;
        std::optional<Names> names; ///< none: they cannot have changed
    };
    using Action = std::function<Status(TakeLibrary& library, const Task& task)>;

    void open();
    void checkAndTidy();
    void search();
    /// Does `action` in the worker, then shows what the library holds, as far as the list had come.
    void change(Action action, std::function<void()> done = {});
    /// Of what is asked for, the first `most` and whether there are more.
    [[nodiscard]] static Result<Contents> find(TakeLibrary& library, TakeQuery query, std::size_t most);
    /// The next takes behind those that are here, at most `most` of them (0: all).
    void fetch(std::size_t most, std::function<void()> done = {});
    void fetchAll(const std::function<void()>& done);
    void answered(Result<Contents> contents, int number);
    void show(Contents contents);
    void show(const Names& names);
    void describe(std::vector<TakeDescription> takes, std::function<void()> done = {});
    void offerUndo(const QString& sentence, std::function<void()> undo);
    void setState(State state, const QString& problem = {});

    LibraryOptions options_;
    State state_ = State::Opening;
    QString problem_;
    TakeListModel takes_;
    QStringList students_;
    QStringList tags_;
    QString words_;
    TakeQuery query_;
    std::int64_t currentId_ = 0;
    QString undoable_;
    std::function<void()> undo_;    ///< takes back what was done last
    int asked_ = 0;                 ///< how often contents were asked for: only the newest answer is shown
    std::optional<Contents> older_; ///< of the answer before, for the case that the newest is none
    CancelToken searching_;
    std::shared_ptr<std::unique_ptr<TakeLibrary>> library_; ///< opened, used and closed in the worker only
    WindowWorker worker_;
};

} // namespace atos
