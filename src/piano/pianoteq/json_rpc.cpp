// SPDX-License-Identifier: Apache-2.0
#include "piano/pianoteq/json_rpc.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

namespace atos {
namespace {

struct Answer {
    std::string text;
    std::size_t limit = 0;
};

/// libcurl ends the transfer when less is taken than was offered.
std::size_t takeAnswer(char* bytes, std::size_t size, std::size_t count, void* to) {
    Answer& answer = *static_cast<Answer*>(to);
    if (count * size > answer.limit - answer.text.size()) return 0;
    answer.text.append(bytes, count * size);
    return count * size;
}

void startLibrary() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_NOTHING);
    static_cast<void>(started); // when it fails, curl_easy_init() gives no handle
}

Error noAnswer(std::uint16_t port, const std::string& why) {
    return environmentLacks(
        fmt::format("Nothing that can be talked to answers on port {} of this computer: {}.", port, why),
        "Start Pianoteq, and its server in Preferences, Remote control.");
}

} // namespace

Result<std::string> JsonRpc::post(const std::string& question) const {
    startLibrary();
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), &curl_easy_cleanup);
    if (!handle) return internalError("The HTTP library does not start.");
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, "Content-Type: application/json"), &curl_slist_free_all);
    const std::string url = fmt::format("http://127.0.0.1:{}{}", port_, path_);
    Answer answer{{}, limits_.largestAnswer};
    CURL* const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http");
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(question.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, question.c_str());
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits_.patience.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &takeAnswer);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    const CURLcode outcome = curl_easy_perform(curl);
    if (outcome == CURLE_WRITE_ERROR) return noAnswer(port_, "the answer is too long");
    if (outcome != CURLE_OK) return noAnswer(port_, curl_easy_strerror(outcome));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    constexpr long fine = 200;
    if (status != fine) return noAnswer(port_, fmt::format("it answers with HTTP status {}", status));
    return std::move(answer.text);
}

Result<Json> JsonRpc::call(const std::string& method, const Json& parameters) {
    const int id = ++lastId_;
    const Json question = {{"jsonrpc", "2.0"}, {"method", method}, {"params", parameters}, {"id", id}};
    const auto text = post(question.dump());
    if (!text) return text.error();
    const auto answer = parseJson(*text, "the answer");
    if (!answer || !answer->is_object()) return noAnswer(port_, "the answer is no JSON-RPC");
    if (const auto error = answer->find("error"); error != answer->end() && !error->is_null()) {
        const auto message = stringIn(*error, "message", 300);
        return environmentLacks(fmt::format("The program on port {} refuses {}: {}.", port_, method,
                                            message ? *message : std::string("it does not say why")));
    }
    if (const auto told = answer->find("id");
        told == answer->end() || *told != id || !answer->contains("result"))
        return noAnswer(port_, "the answer is to another question");
    return answer->at("result");
}

} // namespace atos
