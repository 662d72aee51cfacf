// SPDX-License-Identifier: Apache-2.0
#include "ui/files/save_target.h"

#include "files/output_file.h"
#include "ui/files/file_names.h"
#include "ui/files/folder_contents.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace atos {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Files", text);
}

Error sentence(const QString& text) {
    return badInput(text.toStdString());
}

} // namespace

Result<SaveTarget> findSaveTarget(const QString& name, const QString& folder, const QString& suffix) {
    if (name.trimmed().isEmpty()) return sentence(tr("Give it a name first."));
    SaveTarget target;
    target.path = typedPath(name, folder);
    target.folder = QFileInfo(target.path).isDir();
    if (target.folder) return target;
    if (name.endsWith(u'/')) return sentence(tr("There is no folder %1.").arg(target.path));
    target.path = withSuffix(target.path, suffix);
    const QFileInfo file(target.path);
    if (file.fileName().toUtf8().size() > longestName)
        return sentence(tr("This name is too long: shorten it to some %1 letters.").arg(longestName - 5));
    if (file.isDir()) return sentence(tr("A folder is called %1 already.").arg(file.fileName()));
    target.exists = file.exists();
    const Status possible = checkOutput(target.path.toStdString(), Content::binary);
    if (!possible) return possible.error();
    return target;
}

Status checkReadable(const QString& path) {
    const QFileInfo file(path);
    if (!file.exists()) return sentence(tr("%1 is not there any more.").arg(file.fileName()));
    if (!file.isFile()) return sentence(tr("%1 is no file.").arg(file.fileName()));
    if (!file.isReadable()) return sentence(tr("You may not read %1.").arg(file.fileName()));
    return {};
}

Result<QString> makeFolderIn(const QString& folder, const QString& name) {
    const QString clean = name.trimmed();
    if (clean.isEmpty()) return sentence(tr("Give the folder a name first."));
    if (clean.contains(u'/') || clean == u"." || clean == u"..")
        return sentence(tr("A folder cannot be called %1.").arg(clean));
    const QString path = typedPath(folder + u'/' + clean, folder);
    if (::mkdir(path.toStdString().c_str(), 0777) == 0) return path;
    if (errno == EEXIST) return sentence(tr("There is a %1 already.").arg(clean));
    if (errno == ENAMETOOLONG) return sentence(tr("This name is too long for a folder."));
    return sentence(tr("No folder can be made here: you may not write in %1.").arg(folder));
}

bool mayWriteIn(const QString& folder) {
    return ::faccessat(AT_FDCWD, folder.toStdString().c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

} // namespace atos
