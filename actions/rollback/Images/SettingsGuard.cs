namespace Rollback;

/// <summary>Whether a service has the settings that a version ran with: only its image goes back. Pure.</summary>
internal static class SettingsGuard
{
    private const string Name = "settings";

    /// <param name="choice">Where the target goes.</param>
    /// <param name="current">Hash over the settings of the service now.</param>
    /// <param name="force">True when the image may go back with other settings.</param>
    public static Guard Of(Choice choice, string current, bool force) => choice.Record?.Payload?.Configuration switch
    {
        null => Guard.Unknown(Name, "No deployment record says with which settings that version ran: only the image goes back."),
        var recorded when recorded == current => Guard.Passed(Name, "the service has the settings that version ran with"),
        _ when force => Guard.Unknown(Name, "The settings have changed since that version: only the image goes back, as 'force' says.") with { IsAccepted = true },
        _ => Guard.Refused(Name, "The settings of the service have changed since that version ran, and only the image would go back. Deploy that version with its settings instead, or set 'force: true' to go back with the settings of now."),
    };
}
