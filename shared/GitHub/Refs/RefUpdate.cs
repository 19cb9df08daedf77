namespace Actions.GitHub;

/// <param name="Sha">Object id.</param>
/// <param name="Force">Whether it may be anything but a descendant.</param>
internal sealed record RefUpdate(string Sha, bool Force);
