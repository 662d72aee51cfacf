// SPDX-License-Identifier: Apache-2.0
#include "files/spooled_input.h"

#include "files/names.h"
#include "files/output_file.h"
#include "files/pipe.h"

#include <cerrno>
#include <sys/stat.h>

namespace atos {

bool isPiped(const std::filesystem::path& path) {
    if (namesStandardInput(path)) return true;
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode);
}

Result<SpooledInput> SpooledInput::of(const std::filesystem::path& pipe, std::uintmax_t limit) {
    SpooledInput input;
    input.name_ = inputName(pipe);
    auto file = unnamedFile();
    if (!file) return file.error();
    input.file_ = std::move(*file);
    const auto read = readPipe(pipe, limit, [&](std::span<const std::uint8_t> bytes) -> Status {
        for (const std::uint8_t byte :
             bytes.first(std::min(bytes.size(), input.head_.size() - input.headSize_)))
            input.head_[input.headSize_++] = static_cast<char>(byte);
        if (writeAll(input.file_.get(), bytes)) return {};
        return cannot("keep", input.name_, errno);
    });
    if (!read) return read.error();
    return input;
}

std::filesystem::path SpooledInput::path() const {
    return "/proc/self/fd/" + std::to_string(file_.get());
}

std::string SpooledInput::told(std::string sentence) const {
    const std::string spooled = path().string();
    for (auto at = sentence.find(spooled); at != std::string::npos; at = sentence.find(spooled, at))
        sentence.replace(at, spooled.size(), name_);
    return sentence;
}

Error SpooledInput::told(Error error) const {
    error.message = told(std::move(error.message));
    error.nextStep = told(std::move(error.nextStep));
    return error;
}

std::vector<std::string> SpooledInput::told(std::vector<std::string> sentences) const {
    for (std::string& sentence : sentences)
        sentence = told(std::move(sentence));
    return sentences;
}

} // namespace atos
