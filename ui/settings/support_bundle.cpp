// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/support_bundle.h"

#include "app/library/take_folder.h"
#include "files/bytes.h"

#include <zip.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <system_error>
#include <vector>

namespace atos {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

class Archive {
public:
    explicit Archive(const std::filesystem::path& path)
        : archive_(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr)) {}

    [[nodiscard]] bool open() const { return archive_ != nullptr; }
    [[nodiscard]] bool add(const std::string& name, Bytes bytes) {
        contents_.push_back(std::move(bytes)); // libzip reads them when it closes
        zip_source_t* source =
            zip_source_buffer(archive_.get(), contents_.back().data(), contents_.back().size(), 0);
        if (source == nullptr) return false;
        if (zip_file_add(archive_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0) return true;
        zip_source_free(source);
        return false;
    }
    /// Writes beside the target and renames.
    [[nodiscard]] bool finish() {
        if (zip_close(archive_.get()) != 0) return false;
        static_cast<void>(archive_.release());
        return true;
    }

private:
    std::deque<Bytes> contents_; // before the archive, which reads them last
    std::unique_ptr<zip_t, Discard> archive_;
};

/// Files with an ending, the names that sort last first.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, const char* ending,
                                           std::size_t most) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->path().extension() == ending) files.push_back(entry->path());
    std::sort(files.begin(), files.end(), std::greater<>());
    files.resize(std::min(files.size(), most));
    return files;
}

bool addFiles(Archive& archive, const std::vector<std::filesystem::path>& files, const std::string& folder,
              std::uintmax_t limit) {
    for (const std::filesystem::path& file : files) {
        auto bytes = readFile(file, limit);
        if (bytes && !archive.add(folder + file.filename().string(), std::move(*bytes))) return false;
    }
    return true;
}

} // namespace

Status writeSupportBundle(const SupportBundle& bundle, const std::filesystem::path& path) {
    constexpr std::size_t mostLogs = 5;
    Archive archive(path);
    bool well = archive.open() && archive.add("about.txt", Bytes(bundle.facts.begin(), bundle.facts.end()));
    well = well && addFiles(archive, {bundle.settings}, "", mostLogBytes);
    well = well && addFiles(archive, filesIn(bundle.logs, ".log", mostLogs), "logs/", mostLogBytes);
    if (well && !bundle.takes.empty())
        well = addFiles(archive, filesIn(bundle.takes, ".mid", mostTakesInBundle), "takes/", largestTake);
    if (well && archive.finish()) return {};
    return badInput(path.string() + " cannot be written.", "Choose another folder.");
}

} // namespace atos
