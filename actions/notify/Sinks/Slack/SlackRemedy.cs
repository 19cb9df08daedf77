namespace Notify.Sinks.Slack;

/// <summary>What to do about the words that Slack refuses with (Slack documentation, "chat.postMessage: Errors", "chat.update: Errors" and "Sending messages using incoming webhooks: Handling errors").</summary>
internal static class SlackRemedy
{
    /// <param name="word">Slack's word.</param>
    /// <param name="scope">The scope that is missing, where Slack names it.</param>
    /// <returns>Null for words that speak for themselves.</returns>
    public static string? For(string word, string? scope = null) => word switch
    {
        "channel_not_found" => "Give the id of the channel (C…) as 'slack-channel', and invite the app to it when it is private: /invite @app",
        "not_in_channel" => "Invite the app to the channel with /invite @app, or give it the scope chat:write.public",
        "is_archived" or "channel_is_archived" => "The channel is archived: choose another one",
        "not_authed" or "invalid_auth" or "token_revoked" or "token_expired" or "account_inactive" or "not_allowed_token_type" =>
            "Copy the bot token (xoxb-…) anew from 'OAuth & Permissions' of the app into the secret",
        "missing_scope" or "no_permission" => $"Add the scope {scope ?? "chat:write"} under 'OAuth & Permissions' of the app and install it anew",
        "no_service" or "no_service_id" or "no_team" or "team_disabled" or "invalid_token" or "no_active_hooks" =>
            "The webhook was removed or turned off: make a new one and put its address into the secret",
        "action_prohibited" or "restricted_action" or "posting_to_general_channel_denied" or "ekm_access_denied" or "access_denied" =>
            "An administrator of the workspace does not allow this: ask them, or choose another channel",
        "message_not_found" => "'slack-update-ts' has to come from a message of the same bot in the same channel",
        "cant_update_message" or "edit_window_closed" => "The message belongs to somebody else, or the workspace does not allow to change it any more",
        "thread_not_found" or "cannot_reply_to_message" => "'slack-thread-ts' has to come from a message in the same channel that is no answer itself",
        "invalid_payload" or "invalid_blocks" or "invalid_blocks_format" or "no_text" or "msg_too_long" or "msg_blocks_too_long" =>
            "Slack does not take the message as it was written. Without 'template-file' this is a fault of this action: please report it",
        "ratelimited" or "rate_limited" => "Slack takes about one message a second for each channel",
        _ => null,
    };
}
