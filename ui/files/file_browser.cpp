// SPDX-License-Identifier: Apache-2.0
#include "ui/files/file_browser.h"

#include "ui/base/words.h"
#include "ui/files/file_names.h"
#include "ui/files/save_target.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace atos {

struct FileBrowser::Look {
    FolderContents contents;
    QList<FilePlace> places;
    QString entry;         ///< what to stand on; empty: nothing
    QString file;          ///< what was asked for is this file in the folder; empty: the folder itself
    bool writable = false; ///< a file can be made in it
};

FileBrowser::FileBrowser(const std::filesystem::path& userData, QObject* parent)
    : QObject(parent), settings_(QString::fromStdString((userData / "window.ini").string())) {
    const QSettings settings(settings_, QSettings::IniFormat);
    lastFolder_ = settings.value("lastFolder").toString();
    if (settings.value("newestFirst").toBool()) order_ = FileOrder::NewestFirst;
}

QVariantList FileBrowser::steps() const {
    QVariantList steps;
    const QString home = QDir::homePath();
    const bool inHome = folder() == home || folder().startsWith(home + u'/');
    QString path = inHome ? home : QString();
    steps << QVariantMap{{"title", inHome ? tr("Home") : QStringLiteral("/")},
                         {"path", inHome ? home : QStringLiteral("/")}};
    for (const QString& name : folder().mid(path.size()).split(u'/', Qt::SkipEmptyParts)) {
        path += u'/' + name;
        steps << QVariantMap{{"title", shownName(name)}, {"path", path}};
    }
    return steps;
}

void FileBrowser::begin(Purpose purpose, const QStringList& endings, const QString& suffix) {
    purpose_ = purpose;
    endings_ = endings;
    suffix_ = suffix;
    setProblem({});
    setReplacing({});
    read(lastFolder_.isEmpty() ? QDir::homePath() : lastFolder_, {}, QDir::homePath());
}

QString FileBrowser::changeSuffix(const QString& name, const QString& suffix) {
    const QString before = u'.' + std::exchange(suffix_, suffix);
    const bool hadIt = before.size() > 1 && name.endsWith(before, Qt::CaseInsensitive);
    return withSuffix(hadIt ? name.chopped(before.size()) : name, suffix);
}

void FileBrowser::end() {
    ++asked_;
    cancel_.cancel();
    setWorking(false);
    setReplacing({});
}

/// `job(cancel)`; whatever was asked before is not wanted any more.
template<typename Job, typename Done>
void FileBrowser::ask(Job job, Done done) {
    cancel_.cancel();
    cancel_ = {};
    setProblem({});
    setWorking(true);
    worker_.run([job = std::move(job), cancel = cancel_] { return job(cancel); },
                [this, number = ++asked_, done = std::move(done)](auto answer) {
                    if (number != asked_) return;
                    setWorking(false);
                    if (!answer) return setProblem(words::error(answer.error()));
                    done(*answer);
                });
}

void FileBrowser::read(const QString& path, const QString& from, const QString& otherwise) {
    const bool foldersOnly = purpose_ == Purpose::ChooseFolder;
    ask(
        [path, from, otherwise, last = lastFolder_, endings = endings_, order = order_,
         foldersOnly](const CancelToken& cancel) -> Result<Look> {
            const bool gone = !otherwise.isEmpty() && !QFileInfo(path).isDir();
            const QFileInfo asked(gone ? otherwise : path);
            Look look;
            if (asked.isFile() && foldersOnly)
                return badInput(tr("%1 is no folder.").arg(asked.fileName()).toStdString());
            if (asked.isFile()) look.file = asked.fileName();
            auto contents =
                readFolder(look.file.isEmpty() ? asked.filePath() : asked.path(), endings, order, cancel);
            if (!contents) return contents.error();
            look.contents = std::move(*contents);
            if (foldersOnly)
                look.contents.entries.removeIf([](const FileEntry& entry) { return !entry.folder; });
            look.entry = look.file.isEmpty() ? from : look.file;
            look.places = placesToLook(last);
            look.writable = mayWriteIn(look.contents.folder);
            return look;
        },
        [this](const Look& look) { show(look); });
}

void FileBrowser::show(const Look& look) {
    contents_ = look.contents;
    entries_.setEntries(std::exchange(contents_.entries, {}), purpose_ == Purpose::ChooseFolder);
    places_.clear();
    for (const FilePlace& place : look.places)
        places_ << QVariant::fromValue(place);
    Q_EMIT folderChanged();
    const bool saving = purpose_ == Purpose::SaveFile;
    if (saving && !look.writable)
        setProblem(tr("Nothing can be saved here: you may not write in this folder."));
    Q_EMIT shown(entries_.rowOf(look.entry));
    if (look.file.isEmpty()) return;
    if (saving) return Q_EMIT named(look.file);
    open({pathOf(look.file)});
}

void FileBrowser::setNewestFirst(bool newestFirst) {
    if (newestFirst == this->newestFirst()) return;
    order_ = newestFirst ? FileOrder::NewestFirst : FileOrder::ByName;
    QSettings(settings_, QSettings::IniFormat).setValue("newestFirst", newestFirst);
    Q_EMIT orderChanged();
    read(folder());
}

void FileBrowser::setEndings(const QStringList& endings) {
    if (endings == endings_) return;
    endings_ = endings;
    read(folder());
}

void FileBrowser::goTo(const QString& text) {
    if (!text.trimmed().isEmpty()) read(typedPath(text, folder()));
}

void FileBrowser::goUp() {
    const QFileInfo here(folder());
    if (!here.isRoot()) read(here.path(), here.fileName());
}

void FileBrowser::makeFolder(const QString& name) {
    ask([name, folder = folder()](const CancelToken& /*cancel*/) { return makeFolderIn(folder, name); },
        [this](const QString& path) { read(path); });
}

void FileBrowser::activate(int row) {
    const QString name = entries_.name(row);
    if (name.isEmpty()) return;
    if (!entries_.entries().at(row).nameable)
        return setProblem(tr("This name is no text: give it another one to open it."));
    if (entries_.isFolder(row)) return read(pathOf(name));
    if (purpose_ == Purpose::SaveFile) return save(name);
    open({pathOf(name)});
}

void FileBrowser::openPicked() {
    QStringList paths;
    for (const QString& name : entries_.pickedNames())
        paths << pathOf(name);
    if (!paths.isEmpty()) open(paths);
}

void FileBrowser::open(const QStringList& paths) {
    ask(
        [paths](const CancelToken& /*cancel*/) -> Result<QStringList> {
            for (const QString& path : paths)
                if (const Status readable = checkReadable(path); !readable) return readable.error();
            return paths;
        },
        [this](const QStringList& readable) { finish(readable, QFileInfo(readable.first()).path()); });
}

void FileBrowser::save(const QString& name) {
    ask([name, folder = folder(),
         suffix = suffix_](const CancelToken& /*cancel*/) { return findSaveTarget(name, folder, suffix); },
        [this](const SaveTarget& target) {
            if (target.folder) return read(target.path);
            if (target.exists) return setReplacing(target.path);
            finish({target.path}, QFileInfo(target.path).path());
        });
}

void FileBrowser::replace() {
    if (const QString path = replacing_; !path.isEmpty()) finish({path}, QFileInfo(path).path());
}

void FileBrowser::keep() {
    setReplacing({});
}

void FileBrowser::chooseFolder() {
    const QStringList picked = entries_.pickedNames();
    const QString path = picked.isEmpty() ? folder() : pathOf(picked.first());
    finish({path}, path);
}

QString FileBrowser::suggestedName(const QString& title, const QString& suffix) {
    return safeFileName(title, suffix);
}

void FileBrowser::finish(const QStringList& paths, const QString& folder) {
    setReplacing({});
    lastFolder_ = folder;
    QSettings(settings_, QSettings::IniFormat).setValue("lastFolder", folder);
    QList<QUrl> files;
    for (const QString& path : paths)
        files << QUrl::fromLocalFile(path);
    Q_EMIT accepted(files);
}

QString FileBrowser::pathOf(const QString& name) const {
    return QDir(folder()).filePath(name);
}

void FileBrowser::setProblem(const QString& problem) {
    if (problem == problem_) return;
    problem_ = problem;
    Q_EMIT problemChanged();
}

void FileBrowser::setWorking(bool working) {
    if (working == working_) return;
    working_ = working;
    Q_EMIT workingChanged();
}

void FileBrowser::setReplacing(const QString& path) {
    if (path == replacing_) return;
    replacing_ = path;
    Q_EMIT replacingChanged();
}

} // namespace atos
