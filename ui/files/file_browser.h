// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/base/unattended_worker.h"
#include "ui/files/file_list_model.h"
#include "ui/files/places.h"

#include <QObject>
#include <QUrl>
#include <QVariantList>

#include <filesystem>

namespace atos {

/// Where the sheet of files stands and what is asked there; one sheet at a time. Disks are asked in a worker
/// that nobody waits for, because a disk on the network may hang.
class FileBrowser : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QString folder READ folder NOTIFY folderChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY folderChanged)
    Q_PROPERTY(QVariantList places READ places NOTIFY folderChanged)
    Q_PROPERTY(atos::FileListModel* entries READ entries CONSTANT)
    Q_PROPERTY(bool cut READ cut NOTIFY folderChanged)
    Q_PROPERTY(bool working READ working NOTIFY workingChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(bool newestFirst READ newestFirst WRITE setNewestFirst NOTIFY orderChanged)
    Q_PROPERTY(QString replacing READ replacing NOTIFY replacingChanged)

public:
    enum class Purpose { OpenFile, OpenFiles, SaveFile, ChooseFolder };
    Q_ENUM(Purpose)

    /// `userData` holds window.ini, where the last folder is kept.
    explicit FileBrowser(const std::filesystem::path& userData, QObject* parent = nullptr);

    [[nodiscard]] QString folder() const {
        return contents_.folder;
    }                                         ///< absolute; empty until the first is read
    [[nodiscard]] QVariantList steps() const; ///< the way to the folder: maps of `title` and `path`
    [[nodiscard]] QVariantList places() const { return places_; } ///< FilePlace
    [[nodiscard]] FileListModel* entries() { return &entries_; }
    [[nodiscard]] bool cut() const { return contents_.cut; } ///< the folder holds more than is shown
    [[nodiscard]] bool working() const { return working_; }
    [[nodiscard]] QString problem() const { return problem_; } ///< one sentence; empty: none
    [[nodiscard]] bool newestFirst() const { return order_ == FileOrder::NewestFirst; }
    void setNewestFirst(bool newestFirst);
    /// The name of the file that would be replaced: answer with replace() or keep(). Empty: no question.
    [[nodiscard]] QString replacing() const { return replacing_.section(u'/', -1); }

    /// Begins where a file was chosen last. `endings` of the files that are shown, none: all; what is saved
    /// gets `suffix` when it has none.
    Q_INVOKABLE void begin(atos::FileBrowser::Purpose purpose, const QStringList& endings,
                           const QString& suffix);
    Q_INVOKABLE void end(); ///< what is still asked is answered no more
    Q_INVOKABLE void setEndings(const QStringList& endings);
    /// A folder is shown; a file is opened, or its name is the one to save under. `text` as people type it.
    Q_INVOKABLE void goTo(const QString& text);
    Q_INVOKABLE void goUp();
    Q_INVOKABLE void makeFolder(const QString& name); ///< and goes there
    /// A folder is shown, a file chosen.
    Q_INVOKABLE void activate(int row);
    Q_INVOKABLE void openPicked();
    Q_INVOKABLE void save(const QString& name);
    Q_INVOKABLE void replace();
    Q_INVOKABLE void keep();
    Q_INVOKABLE void chooseFolder(); ///< the one that is picked, else the one that is shown
    /// Saves as another kind from now on; answers the name with the new suffix in place of the one before.
    Q_INVOKABLE QString changeSuffix(const QString& name, const QString& suffix);
    Q_INVOKABLE static QString suggestedName(const QString& title, const QString& suffix);

Q_SIGNALS:
    void folderChanged();
    void workingChanged();
    void problemChanged();
    void orderChanged();
    void replacingChanged();
    /// The entries are those of another folder or order. `row`: where one came from; -1: nowhere.
    void shown(int row);
    void named(const QString& name); ///< a file that was typed or clicked, as the name to save under
    void accepted(const QList<QUrl>& files);

private:
    struct Look; ///< a folder as it was read
    template<typename Job, typename Done>
    void ask(Job job, Done done);
    /// `from`: the entry to stand on; `otherwise`: where to look when the folder has gone.
    void read(const QString& path, const QString& from = {}, const QString& otherwise = {});
    void show(const Look& look);
    void open(const QStringList& paths);
    void finish(const QStringList& paths, const QString& folder);
    [[nodiscard]] QString pathOf(const QString& name) const;
    void setProblem(const QString& problem);
    void setWorking(bool working);
    void setReplacing(const QString& path);

    QString settings_;
    Purpose purpose_ = Purpose::OpenFile;
    QStringList endings_;
    QString suffix_;
    QString lastFolder_;
    FolderContents contents_; ///< its entries are in entries_
    FileListModel entries_;
    QVariantList places_;
    FileOrder order_ = FileOrder::ByName;
    bool working_ = false;
    QString problem_;
    QString replacing_; ///< a path
    int asked_ = 0;     ///< how often something was asked: only the newest answer counts
    CancelToken cancel_;
    UnattendedWorker worker_{this};
};

} // namespace atos
