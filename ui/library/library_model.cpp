// SPDX-License-Identifier: Apache-2.0
#include "ui/library/library_model.h"

#include "app/library/take_folder.h"
#include "ui/base/words.h"
#include "ui/library/completion.h"
#include "ui/library/written_date.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace atos {
namespace {

/// Takes that are asked for at once: some screens of them.
constexpr std::size_t page = 100;

UnixSeconds now() {
    return QDateTime::currentSecsSinceEpoch();
}

std::filesystem::path localPath(const QUrl& url) {
    return url.toLocalFile().toStdString();
}

TakeDescription descriptionOf(const Take& take) {
    return {take.id, take.labels, take.played};
}

QStringList textsOf(const std::vector<std::string>& utf8) {
    QStringList texts;
    for (const std::string& text : utf8)
        texts << words::text(text);
    return texts;
}

/// Those that are there, then the new ones.
std::string withTags(const std::string& tags, const QString& more) {
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    QStringList all = words::text(tags).split(between, Qt::SkipEmptyParts);
    for (const QString& tag : more.split(between, Qt::SkipEmptyParts))
        if (!all.contains(tag, Qt::CaseInsensitive)) all << tag;
    return all.join(u' ').toStdString();
}

} // namespace

LibraryModel::LibraryModel(LibraryOptions options, QObject* parent)
    : QObject(parent), options_(std::move(options)), takes_(options_.takes),
      library_(std::make_shared<std::unique_ptr<TakeLibrary>>()) {
    connect(&takes_, &TakeListModel::moreWanted, this, [this] { fetch(page); });
    open();
}

LibraryModel::~LibraryModel() {
    // A database connection belongs to the thread that opened it.
    worker_.run(
        this,
        [library = library_](const Task&) {
            library->reset();
            return true;
        },
        [](bool) {});
}

void LibraryModel::open() {
    worker_.run(
        this,
        [library = library_, options = options_](const Task&) -> Status {
            auto opened = TakeLibrary::open(options.database, options.patience);
            if (!opened) return opened.error();
            *library = std::move(*opened);
            return {};
        },
        [this](const Status& opened) {
            if (!opened) return setState(State::Unavailable, words::error(opened.error()));
            setState(State::Ready);
        });
    // Asked for here and not when it is open: nobody's change comes between, and the first page waits for no
    // check.
    change([](TakeLibrary&, const Task&) -> Status { return {}; });
    checkAndTidy();
}

void LibraryModel::checkAndTidy() {
    worker_.run(
        this,
        [library = library_, options = options_](const Task&) -> Status {
            if (!*library) return {};
            if (const Status sound = (*library)->check(); !sound) {
                library->reset();
                return sound;
            }
            const auto erased = eraseOldTakes(**library, options.takes, options.keepDays, now());
            return erased ? Status() : Status(erased.error());
        },
        [this](const Status& sound) {
            if (state_ == State::Unavailable) return; // it did not open, which was told
            if (sound) return addNew();
            takes_.setTakes({});
            setState(State::Unavailable, words::error(sound.error()));
        });
}

void LibraryModel::retry() {
    if (state_ != State::Unavailable) return;
    setState(State::Opening);
    open();
}

Result<LibraryModel::Contents> LibraryModel::find(TakeLibrary& library, TakeQuery query, std::size_t most) {
    query.most = most > 0 ? most + 1 : 0; // one more than is shown tells that there are more
    auto takes = library.find(query);
    if (!takes) return takes.error();
    Contents contents{std::move(*takes), false, {}};
    contents.more = most > 0 && contents.takes.size() > most;
    if (contents.more) contents.takes.pop_back();
    return contents;
}

void LibraryModel::change(Action action, std::function<void()> done) {
    const std::size_t shown = std::max(page, takes_.takes().size());
    worker_.run(
        this,
        [library = library_, action = std::move(action), query = query_,
         shown](const Task& task) -> Result<Contents> {
            if (!*library) return cancelled(); // `problem` has told it
            if (const Status acted = action(**library, task); !acted) return acted.error();
            auto contents = find(**library, query, shown);
            if (!contents) return contents;
            auto students = (*library)->students();
            if (!students) return students.error();
            auto tags = (*library)->tags();
            if (!tags) return tags.error();
            contents->names = Names{std::move(*students), std::move(*tags)};
            return contents;
        },
        [this, done = std::move(done), number = ++asked_](Result<Contents> contents) {
            const bool well = contents.ok();
            answered(std::move(contents), number);
            if (well && done) done();
        });
}

void LibraryModel::answered(Result<Contents> contents, int number) {
    const bool newest = number == asked_;
    if (contents && contents->names) show(*std::exchange(contents->names, std::nullopt));
    if (contents && newest) {
        older_.reset();
        return show(std::move(*contents));
    }
    if (contents) {
        older_ = std::move(*contents);
        return;
    }
    if (newest && older_) show(std::move(*std::exchange(older_, std::nullopt)));
    if (contents.error().code != ErrorCode::cancelled) Q_EMIT failed(words::error(contents.error()));
}

void LibraryModel::search() {
    searching_.cancel();
    searching_ = worker_.run(
        this,
        [library = library_, query = query_](const Task& task) -> Result<Contents> {
            if (!*library || task.cancel.cancelled()) return cancelled();
            return find(**library, query, page);
        },
        [this, number = ++asked_](Result<Contents> contents) { answered(std::move(contents), number); });
    Q_EMIT queryChanged();
}

void LibraryModel::fetch(std::size_t most, std::function<void()> done) {
    if (takes_.takes().empty()) return;
    TakeQuery query = query_;
    query.behind = placeOf(takes_.takes().back());
    worker_.run(
        this,
        [library = library_, query, most](const Task&) -> Result<Contents> {
            if (!*library) return cancelled();
            return find(**library, query, most);
        },
        [this, number = asked_, done = std::move(done)](Result<Contents> contents) {
            const bool late = number != asked_;                         // others are on their way
            if (late || !contents) takes_.append({}, takes_.hasMore()); // it may ask again
            if (late) return;
            if (!contents) return Q_EMIT failed(words::error(contents.error()));
            takes_.append(std::move(contents->takes), contents->more);
            if (done) done();
        });
}

void LibraryModel::fetchAll(const std::function<void()>& done) {
    if (takes_.hasMore()) return fetch(0, done);
    done();
}

void LibraryModel::pickAll() {
    fetchAll([this] { takes_.pickAll(); });
}

void LibraryModel::chooseLast() {
    fetchAll([this] { setCurrent(takes_.count() - 1); });
}

void LibraryModel::show(Contents contents) {
    takes_.setTakes(std::move(contents.takes), contents.more);
    Q_EMIT currentChanged();
}

void LibraryModel::show(const Names& names) {
    const QStringList students = textsOf(names.students);
    const QStringList tags = textsOf(names.tags);
    if (students == students_ && tags == tags_) return;
    students_ = students;
    tags_ = tags;
    Q_EMIT studentsChanged();
}

bool LibraryModel::filtered() const {
    return !query_.text.empty() || !query_.student.empty() || query_.starredOnly;
}

void LibraryModel::setText(const QString& text) {
    if (text == words_) return;
    words_ = text;
    query_.text = text.trimmed().toStdString();
    search();
}

void LibraryModel::setStudent(const QString& student) {
    if (student == this->student()) return;
    query_.student = student.toStdString();
    search();
}

void LibraryModel::setStarredOnly(bool starredOnly) {
    if (starredOnly == query_.starredOnly) return;
    query_.starredOnly = starredOnly;
    search();
}

void LibraryModel::setCurrent(int row) {
    const qint64 id = takes_.view(row).id;
    if (id == currentId_) return;
    currentId_ = id;
    Q_EMIT currentChanged();
}

void LibraryModel::setLabels(qint64 id, const QString& title, const QString& student, const QString& tags,
                             const QString& remarks) {
    const int row = takes_.rowOf(id);
    if (row < 0) return;
    TakeDescription take = descriptionOf(takes_.takes().at(static_cast<std::size_t>(row)));
    take.labels = {title.trimmed().toStdString(), student.trimmed().toStdString(),
                   tags.trimmed().toStdString(), remarks.trimmed().toStdString()};
    describe({take});
}

QString LibraryModel::setPlayed(qint64 id, const QString& date) {
    const int row = takes_.rowOf(id);
    if (row < 0) return {};
    TakeDescription take = descriptionOf(takes_.takes().at(static_cast<std::size_t>(row)));
    const WrittenDate written = readDate(date, take.played, now());
    if (!written.problem.isEmpty()) return written.problem;
    take.played = written.seconds;
    describe({take});
    return {};
}

QString LibraryModel::changePicked(const QString& student, const QString& tags, const QString& date) {
    std::vector<TakeDescription> before;
    std::vector<TakeDescription> after;
    for (const Take& take : takes_.picked()) {
        TakeDescription changed = descriptionOf(take);
        before.push_back(changed);
        if (!student.trimmed().isEmpty()) changed.labels.student = student.trimmed().toStdString();
        changed.labels.tags = withTags(changed.labels.tags, tags);
        if (!date.trimmed().isEmpty()) {
            const WrittenDate written = readDate(date, take.played, now());
            if (!written.problem.isEmpty()) return written.problem;
            changed.played = written.seconds;
        }
        after.push_back(std::move(changed));
    }
    if (after == before) return {};
    const QString sentence = tr("%n take(s) were changed.", nullptr, static_cast<int>(after.size()));
    describe(std::move(after), [this, sentence, before = std::move(before)] {
        offerUndo(sentence, [this, before] { describe(before); });
    });
    return {};
}

void LibraryModel::describe(std::vector<TakeDescription> takes, std::function<void()> done) {
    const auto shared = std::make_shared<const std::vector<TakeDescription>>(std::move(takes));
    change([shared](TakeLibrary& library, const Task&) { return library.describe(*shared); },
           [this, shared, done = std::move(done)] {
               takes_.describePicked(*shared);
               if (done) done();
           });
}

QStringList LibraryModel::studentsLike(const QString& written) const {
    return completions(students_, written);
}

QStringList LibraryModel::tagsLike(const QString& written) const {
    return completions(tags_, written);
}

void LibraryModel::setStarred(qint64 id, bool starred) {
    change([id, starred](TakeLibrary& library, const Task&) { return library.setStarred(id, starred); });
}

void LibraryModel::remove(qint64 id) {
    const int row = takes_.rowOf(id);
    if (row < 0) return;
    const std::string file = takes_.takes().at(static_cast<std::size_t>(row)).file;
    const QString title = takes_.view(row).title;
    // The selection moves on, so that Delete can be pressed again.
    const int next = row + 1 < takes_.count() ? row + 1 : row - 1;
    change([id](TakeLibrary& library, const Task&) { return library.remove(id, now()); },
           [this, id, file, title] {
               takes_.unpick(id);
               offerUndo(tr("“%1” was deleted.").arg(title), [this, file] {
                   change([file](TakeLibrary& library, const Task&) { return library.restore(file); });
               });
           });
    if (currentId_ == id) setCurrent(next);
}

void LibraryModel::offerUndo(const QString& sentence, std::function<void()> undo) {
    undoable_ = sentence;
    undo_ = std::move(undo);
    Q_EMIT undoableChanged();
}

void LibraryModel::undo() {
    const auto undo = std::exchange(undo_, {});
    dismissUndo();
    if (undo) undo();
}

void LibraryModel::dismissUndo() {
    offerUndo({}, {});
}

void LibraryModel::importFiles(const QList<QUrl>& files) {
    for (const QUrl& url : files) {
        if (!url.isLocalFile()) {
            Q_EMIT failed(tr("Only files on this computer can be kept."));
            continue;
        }
        keepOpened(localPath(url), words::fileTitle(QFileInfo(url.toLocalFile()).completeBaseName()));
    }
}

void LibraryModel::exportTake(qint64 id, const QUrl& to) {
    if (!to.isLocalFile()) return Q_EMIT failed(words::savedHereOnly());
    const TakeView take = takes_.view(takes_.rowOf(id));
    if (take.id == 0)
        return Q_EMIT failed(tr("This take is not shown any more: choose it again to export it."));
    worker_.run(
        this,
        [from = localPath(take.file), to = localPath(to), played = take.played](const Task&) {
            return atos::exportTake(from, to, played);
        },
        [this, name = to.toLocalFile()](const Status& copied) {
            if (!copied) return Q_EMIT failed(words::error(copied.error()));
            Q_EMIT exported(name);
        });
}

void LibraryModel::addNew() {
    const auto added = std::make_shared<int>(0);
    change(
        [added, folder = options_.takes](TakeLibrary& library, const Task& task) -> Status {
            const auto count = addNewTakes(library, folder, now(), task);
            if (!count) return count.error();
            *added = *count;
            return {};
        },
        [this, added] {
            if (*added > 0) addNew();
        });
}

void LibraryModel::keepOpened(const std::filesystem::path& file, const QString& title) {
    change([file, folder = options_.takes, title = title.toStdString()](TakeLibrary& library, const Task&) {
        const auto name = importTake(library, folder, file, title, now());
        return name ? Status() : Status(name.error());
    });
}

void LibraryModel::setStyle(const std::filesystem::path& file, const std::string& composer,
                            const std::string& genre) {
    change([file, folder = options_.takes, composer, genre](TakeLibrary& library, const Task&) -> Status {
        const auto name = importTake(library, folder, file, "", now());
        if (!name) return name.error();
        return library.setStyle(*name, composer, genre);
    });
}

void LibraryModel::setState(State state, const QString& problem) {
    state_ = state;
    problem_ = problem;
    Q_EMIT stateChanged();
    if (!problem.isEmpty()) Q_EMIT failed(problem);
}

} // namespace atos
