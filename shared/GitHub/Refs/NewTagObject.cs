namespace Actions.GitHub;

/// <param name="Tag">Short name.</param>
/// <param name="Message">Its text.</param>
/// <param name="Object">Id of the commit.</param>
internal sealed record NewTagObject(string Tag, string Message, string Object)
{
    public string Type => "commit";
}
