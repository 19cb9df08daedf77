using Actions.Toolkit;
using SbomScan.Images.Files;

namespace SbomScan.Images;

/// <summary>Has the container engine of the machine write an image to a file, as <c>docker save</c> does.</summary>
internal sealed class EngineExport(IReadOnlyDictionary<string, string> environment, PrivateFolder folder)
{
    /// <returns>Path of the archive.</returns>
    /// <exception cref="FormatException">The engine does not give the image.</exception>
    /// <exception cref="UserError">There is no engine.</exception>
    public async Task<string> SaveAsync(string name, CancellationToken cancellationToken)
    {
        var socket = EngineSocket.Find(environment, $"Input 'image': 'daemon:{name}'");
        name = ImageName.WithVersion(name);
        try
        {
            using var engine = new EngineHttp(socket);
            using var answer = await engine.SendAsync(HttpMethod.Get, $"images/{Uri.EscapeDataString(name)}/get", null, cancellationToken);
            await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return folder.Spool("export", content, _ => cancellationToken.ThrowIfCancellationRequested());
        }
        catch (EngineError refused)
        {
            throw new FormatException($"the container engine at {socket} does not give the image '{name}': {refused.Said}; it has to be built or pulled on this runner first", refused);
        }
        catch (Exception broken) when (broken is WorldError or IOException)
        {
            throw new FormatException($"the container engine at {socket} did not send the image '{name}': {broken.Message}", broken);
        }
    }
}
