namespace EcsDeploy;

internal sealed record ImageChange(string Container, string From, string To);
